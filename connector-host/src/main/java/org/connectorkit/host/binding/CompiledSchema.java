package org.connectorkit.host.binding;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The derived JSON Schema, compiled once, without the keywords that assert nothing. Safe for concurrent use. */
final class CompiledSchema {

    private static final Set<String> ASSERTIONS = Set.of(
            "$schema",
            "type",
            "required",
            "additionalProperties",
            "properties",
            "propertyNames",
            "items",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "dependentRequired",
            "enum",
            "format",
            "pattern",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minimum",
            "maximum");

    private final Schema schema;

    CompiledSchema(ObjectNode jsonSchema) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .locale(Locale.ROOT)
                        .build()));
        schema = registry.getSchema(assertionsOf(jsonSchema));
        schema.initializeValidators();
    }

    List<Error> validate(JsonNode value) {
        return schema.validate(value);
    }

    /** A choice's {@code oneOf} of constants becomes an {@code enum}: it asserts the same, at a fraction of the cost. */
    private static ObjectNode assertionsOf(JsonNode jsonSchema) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        jsonSchema.forEachEntry((keyword, value) -> {
            if (keyword.equals("oneOf") && value.get(0).has("const")) {
                ArrayNode values = kept.putArray("enum");
                value.forEach(option -> values.add(option.get("const")));
            } else if (keyword.equals("properties")) {
                ObjectNode properties = kept.putObject(keyword);
                value.forEachEntry((name, property) -> properties.set(name, assertionsOf(property)));
            } else if (ASSERTIONS.contains(keyword)) {
                kept.set(keyword, assertionsIn(keyword, value));
            }
        });
        return kept;
    }

    private static JsonNode assertionsIn(String keyword, JsonNode value) {
        if (keyword.equals("dependentRequired")) {
            return value;
        }
        if (value.isObject()) {
            return assertionsOf(value);
        }
        if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(schema -> all.add(assertionsOf(schema)));
            return all;
        }
        return value;
    }
}
