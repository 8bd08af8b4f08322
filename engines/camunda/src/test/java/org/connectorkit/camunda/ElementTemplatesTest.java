package org.connectorkit.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.ses.SesConnector;
import org.connectorkit.spi.Input;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The templates of the mail connector; e2e/engines/run lets the modeler's validator judge the same files. */
class ElementTemplatesTest {

    private static final ConnectorDescriptor CONNECTOR = ConnectorDescriptor.of(new SesConnector());
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static List<ObjectNode> templates(String engine) {
        return engine.equals("camunda8") ? ElementTemplates.camunda8(CONNECTOR) : ElementTemplates.camunda7(CONNECTOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"camunda8", "camunda7"})
    void theTemplatesAreAsCommitted(String engine) throws IOException {
        for (ObjectNode template : templates(engine)) {
            Path golden = Path.of(
                    "src", "test", "resources", engine, template.get("id").asString() + ".json");
            String text = JSON.writeValueAsString(template).replace("\r\n", "\n") + "\n";
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, text);
            }
            assertThat(golden).content().isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"camunda8", "camunda7"})
    void everyInputHasItsFieldInDeclaredOrder(String engine) {
        List<ObjectNode> templates = templates(engine);
        for (int i = 0; i < templates.size(); i++) {
            ActionDescriptor action = CONNECTOR.actions().get(i);
            List<String> declared =
                    action.inputs().inputs().stream().map(Input::key).toList();
            assertThat(ids(templates.get(i))).containsSubsequence(declared);
        }
    }

    private static List<String> ids(ObjectNode template) {
        return Stream.of(template.get("properties"))
                .flatMap(JsonNode::valueStream)
                .filter(property -> property.has("id"))
                .map(property -> property.get("id").asString())
                .toList();
    }

    @Test
    void anActionThatMayBeRepeatedHasNoIdempotencyKey() {
        for (ObjectNode template : ElementTemplates.camunda8(CONNECTOR)) {
            boolean repeatable = template.get("id").asString().endsWith("listIdentities");
            assertThat(ids(template).contains("idempotencyKey")).isEqualTo(!repeatable);
        }
    }

    @Test
    void aConnectionIsANameThatTheModelHolds() {
        ObjectNode template = ElementTemplates.camunda8(CONNECTOR).get(1);
        JsonNode connection = template.get("properties")
                .valueStream()
                .filter(property -> property.path("id").asString("").equals("connection"))
                .findFirst()
                .orElseThrow();
        assertThat(connection.get("binding").get("type").asString()).isEqualTo("zeebe:taskHeader");
        assertThat(connection.has("feel")).isFalse();
        assertThat(connection.get("constraints").get("notEmpty").asBoolean()).isTrue();
    }

    @Test
    void markdownShowsItsWordsAndLinks() {
        assertThat(MarkdownLine.html("See `a` & [the _page_](https://x.test/a_b?c=d) <b>"))
                .isEqualTo("See a &amp; <a href=\"https://x.test/a_b?c=d\" target=\"_blank\">the page</a> &lt;b>");
        assertThat(MarkdownLine.plain("**Sends** [mail](https://x.test)")).isEqualTo("Sends mail");
    }
}
