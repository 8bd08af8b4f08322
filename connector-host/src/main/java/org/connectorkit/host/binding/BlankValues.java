package org.connectorkit.host.binding;

import java.util.function.IntPredicate;
import org.connectorkit.host.render.Shapes;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one rule for what counts as absent: null, blank text, an empty list or object; in a list, each item that is null or
 * blank; in entries, a text that is null or blank, and a row without key and value.
 */
final class BlankValues {

    private BlankValues() {}

    /** Returns the inputs without what counts as absent. Members that the schema does not know stay, to be reported. */
    static ObjectNode drop(InputSchema schema, ObjectNode raw) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        raw.forEachEntry((key, value) -> {
            Input<?> input = schema.find(key).orElse(null);
            JsonNode present = input == null ? value : present(input.type(), value);
            if (present != null) {
                kept.set(key, present);
            }
        });
        return kept;
    }

    /**
     * The place that an item of a list had before the blank ones before it were dropped, and others that were not kept.
     *
     * @param wasKept whether an item that is not blank was kept, by its original place
     */
    static int originalIndex(@Nullable JsonNode rawList, int index, IntPredicate wasKept) {
        if (rawList == null || !rawList.isArray()) {
            return index;
        }
        int kept = -1;
        for (int i = 0; i < rawList.size(); i++) {
            if (!isBlank(rawList.get(i)) && wasKept.test(i) && ++kept == index) {
                return i;
            }
        }
        return index;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull() || (value.isString() && value.stringValue().isBlank());
    }

    private static @Nullable JsonNode present(InputType type, JsonNode value) {
        if (isBlank(value)) {
            return null;
        }
        if (type instanceof InputType.ListOf) {
            return value.isArray() ? presentItems(value) : value;
        }
        if (type instanceof InputType.EntriesOf entries) {
            return presentEntries(entries, value);
        }
        if (type instanceof InputType.File) {
            return value.isObject() ? presentMembers(value) : value;
        }
        if (type instanceof InputType.Text
                || type instanceof InputType.Multiline
                || type instanceof InputType.Flag
                || type instanceof InputType.Number
                || type instanceof InputType.Secret
                || type instanceof InputType.Choice
                || type instanceof InputType.ConnectionRef) {
            return value;
        }
        throw Shapes.unknown(type);
    }

    private static @Nullable JsonNode presentItems(JsonNode list) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode(list.size());
        for (JsonNode item : list) {
            if (!isBlank(item)) {
                kept.add(item);
            }
        }
        return kept.isEmpty() ? null : kept;
    }

    private static @Nullable JsonNode presentEntries(InputType.EntriesOf entries, JsonNode value) {
        boolean files = entries.value() instanceof InputType.File;
        if (value.isObject()) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            value.forEachEntry((key, member) -> {
                if (files || !isBlank(member)) {
                    kept.set(key, withoutNullMembers(files, member));
                }
            });
            return kept.isEmpty() ? null : kept;
        }
        if (value.isArray()) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode(value.size());
            for (JsonNode row : value) {
                if (!isBlankRow(files, row)) {
                    kept.add(row.isObject() ? presentRow(files, row) : row);
                }
            }
            return kept.isEmpty() ? null : kept;
        }
        return value;
    }

    private static boolean isBlankRow(boolean files, JsonNode row) {
        if (!row.isObject()) {
            return isBlank(row);
        }
        JsonNode key = row.get("key");
        JsonNode value = row.get("value");
        boolean valueBlank = value == null || isBlank(value);
        boolean keyBlank = key == null || isBlank(key);
        return valueBlank && (keyBlank || (value != null && !files));
    }

    private static JsonNode presentRow(boolean files, JsonNode row) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        row.forEachEntry(
                (name, member) -> kept.set(name, name.equals("value") ? withoutNullMembers(files, member) : member));
        return kept;
    }

    private static JsonNode withoutNullMembers(boolean files, JsonNode value) {
        if (!files || !value.isObject()) {
            return value;
        }
        JsonNode present = presentMembers(value);
        return present == null ? JsonNodeFactory.instance.objectNode() : present;
    }

    private static @Nullable JsonNode presentMembers(JsonNode file) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        file.forEachEntry((name, member) -> {
            if (!member.isNull()) {
                kept.set(name, member);
            }
        });
        return kept.isEmpty() ? null : kept;
    }
}
