package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import java.util.List;
import org.connectorkit.spi.InputSchema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RenderingTest {

    private final ConnectorDescriptor library = ConnectorDescriptor.of(new Library());

    @Test
    void theTableHasItsColumnsInDeclaredOrderEscapedAndPadded() {
        Golden.assertSame("table.md", MarkdownReference.table(Library.LEND));
        assertThat(MarkdownReference.table(InputSchema.empty())).isEmpty();
    }

    @Test
    void thePageIsWhole() {
        Golden.assertSame("page.md", MarkdownReference.page(library));
    }

    @Test
    void theJsonSchemaSaysAllThatTheInputsSay() {
        Golden.assertSame("schema.json", JsonSchema.of(Library.LEND).toPrettyString() + "\n");
        Golden.assertSame(
                "connection-schema.json",
                JsonSchema.of(library.connection("card").orElseThrow().inputs()).toPrettyString() + "\n");
    }

    @Test
    void theDescriptorSaysAllThatTheConnectorSays() {
        ObjectNode descriptor = DescriptorJson.of(library);
        descriptor.findParents("schema").forEach(parent -> ((ObjectNode) parent).put("schema", "as above"));
        Golden.assertSame("descriptor.json", descriptor.toPrettyString() + "\n");
    }

    @Test
    void theJsonSchemaIsValidByTheMetaSchema() {
        List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12))
                .validate(JsonSchema.of(Library.LEND));
        assertThat(errors).isEmpty();
    }

    @Test
    void descriptorsCompareByValue() {
        assertThat(library).isEqualTo(ConnectorDescriptor.of(new Library()));
        assertThat(library).isNotEqualTo(ConnectorDescriptor.of(new Weather()));
        assertThat(library).hasSameHashCodeAs(ConnectorDescriptor.of(new Library()));
    }
}
