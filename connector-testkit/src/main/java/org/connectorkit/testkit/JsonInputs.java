package org.connectorkit.testkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON from the JDK's own types and from text. */
final class JsonInputs {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonInputs() {}

    static ObjectNode of(Map<String, ?> inputs) {
        return MAPPER.valueToTree(inputs);
    }

    static JsonNode of(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }
}
