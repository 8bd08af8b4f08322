package org.connectorkit.host.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.JsonSchema;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public JSON Schema, with all its keywords, and the binder say the same of values without blanks; and the schema takes
 * nothing that the binder refuses, blanks or not.
 */
class SchemaAgreementTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int ROUNDS = 3000;

    private static final List<Option> OPTIONS = List.of(Option.of("a", "A"), Option.of("b"));
    private static final Input<String> TEXT =
            Input.text("text", "T").required().maxLength(5).build();
    private static final Input<String> PATTERN =
            Input.text("pattern", "P").pattern("[a-c]*|x+", "must be a to c").build();
    private static final Input<String> LINES =
            Input.multiline("lines", "L").minLength(2).build();
    private static final Input<String> DATE =
            Input.text("date", "D").format(Format.DATE).build();
    private static final Input<List<String>> LIST =
            Input.textList("list", "L").acceptsSingleItem().maxItems(2).build();
    private static final Input<String> OTHER = Input.text("other", "O").build();
    private static final InputSchema SCHEMA = InputSchema.builder()
            .addInput(TEXT)
            .addInput(PATTERN)
            .addInput(LINES)
            .addInput(DATE)
            .addInput(Input.flag("flag", "F").build())
            .addInput(Input.integer("integer", "I").minimum(-1).build())
            .addInput(Input.number("number", "N").maximum(1).build())
            .addInput(Input.choice("choice", "C", OPTIONS).build())
            .addInput(LIST)
            .addInput(Input.choiceList("choices", "C", OPTIONS)
                    .acceptsSingleItem()
                    .build())
            .addInput(Input.textEntries("entries", "E").maxItems(2).build())
            .addInput(Input.file("file", "F").build())
            .addInput(Input.fileEntries("files", "F").build())
            .addInput(OTHER)
            .addRule(Rule.atMostOneOf(LIST, OTHER))
            .addRule(Rule.allOrNoneOf(PATTERN, LINES))
            .build();

    private final EnumSet<FileForm> forms = EnumSet.of(FileForm.BASE64, FileForm.TEXT);
    private final InputBinder binder = new InputBinder(SCHEMA, new FilePolicy(forms, Optional.empty(), Long.MAX_VALUE));
    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(JsonSchema.of(SCHEMA, forms));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void schemaAndBinderAgree(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode raw = inputs(random);
            boolean bySchema = schema.validate(raw).isEmpty();
            boolean byBinder = binder.bind(raw, key -> true).problems().isEmpty();
            boolean bySchemaWithoutBlanks =
                    schema.validate(BlankValues.drop(SCHEMA, raw)).isEmpty();
            assertThat(byBinder).as("binder and schema without blanks: %s", raw).isEqualTo(bySchemaWithoutBlanks);
            if (bySchema) {
                assertThat(byBinder)
                        .as("what the schema takes, the binder takes: %s", raw)
                        .isTrue();
            }
            accepted += byBinder ? 1 : 0;
        }
        assertThat(accepted).isBetween(ROUNDS / 50, ROUNDS * 49 / 50);
    }

    /** Inputs of which few are wrong, so that many are accepted as a whole. */
    private static ObjectNode inputs(Random random) {
        ObjectNode inputs = NODES.objectNode();
        List<Input<?>> declared = new ArrayList<>(SCHEMA.inputs());
        inputs.put("text", "t");
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String key = declared.get(random.nextInt(declared.size())).key();
            inputs.set(key, value(random, 0));
        }
        if (random.nextInt(20) == 0) {
            inputs.put("unknown", 1);
        }
        return inputs;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 6 : 10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(5) - 2);
            case 3 -> NODES.numberNode(new BigDecimal(random.nextInt(5)).movePointLeft(random.nextInt(3)));
            case 4, 5 -> NODES.stringNode(text(random));
            case 6, 7 -> array(random, depth);
            case 8 -> file(random);
            default -> object(random, depth);
        };
    }

    private static String text(Random random) {
        String[] texts = {
            "",
            " ",
            "\u2003",
            "\u00a0",
            "a",
            "b",
            "abc",
            "xx",
            "ax",
            "2026-01-31",
            "2026-02-30",
            "a\nb",
            "\n",
            "abc\n",
            "\u0000",
            "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00",
            "sixsix",
            "AAEC",
            "AA==",
            "A",
            "true",
            "5"
        };
        return texts[random.nextInt(texts.length)];
    }

    private static JsonNode array(Random random, int depth) {
        ArrayNode array = NODES.arrayNode();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            array.add(random.nextInt(3) == 0 ? row(random, depth) : value(random, depth + 1));
        }
        return array;
    }

    private static JsonNode row(Random random, int depth) {
        ObjectNode row = NODES.objectNode();
        if (random.nextInt(8) > 0) {
            row.set("key", NODES.stringNode(text(random)));
        }
        if (random.nextInt(8) > 0) {
            row.set("value", random.nextBoolean() ? file(random) : value(random, depth + 1));
        }
        return row;
    }

    private static JsonNode file(Random random) {
        ObjectNode file = NODES.objectNode();
        String[] members = {"text", "base64", "contentType", "path", "uri", "size"};
        int count = random.nextInt(3);
        file.put(members[random.nextInt(2)], text(random));
        for (int i = 1; i < count; i++) {
            String member = members[random.nextInt(members.length)];
            file.put(member, member.equals("contentType") ? "text/plain" : text(random));
        }
        return file;
    }

    private static JsonNode object(Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            object.set(text(random), random.nextBoolean() ? file(random) : value(random, depth + 1));
        }
        return object;
    }
}
