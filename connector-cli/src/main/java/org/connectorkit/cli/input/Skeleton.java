package org.connectorkit.cli.input;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sample of an action's inputs to edit: every input in its order. What is needed has its example, what has a default has
 * that, all else is blank, which counts as absent. Connections are left out: they are named on the command line.
 */
public final class Skeleton {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Skeleton() {}

    /** The sample for a schema. */
    public static ObjectNode of(InputSchema schema) {
        Set<String> needed = new HashSet<>();
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.AtLeastOneOf && rule.keys().stream().noneMatch(needed::contains)) {
                needed.add(rule.keys().get(0));
            }
        }
        ObjectNode sample = JSON.objectNode();
        for (Input<?> input : schema.inputs()) {
            if (!(input.type() instanceof InputType.ConnectionRef)) {
                sample.set(input.key(), sampleOf(input, input.required() || needed.contains(input.key())));
            }
        }
        return sample;
    }

    private static JsonNode sampleOf(Input<?> input, boolean needed) {
        Optional<?> known = input.defaultValue().isPresent() || !needed
                ? input.defaultValue()
                : input.examples().stream().findFirst();
        return known.map(value -> json(input.type(), value)).orElseGet(() -> made(input.type(), needed));
    }

    private static JsonNode json(InputType type, Object value) {
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return JSON.numberNode(number);
        }
        if (type instanceof InputType.ListOf list) {
            return JSON.arrayNode()
                    .addAll(((List<?>) value)
                            .stream().map(item -> json(list.item(), item)).toList());
        }
        if (type instanceof InputType.EntriesOf entries) {
            ObjectNode object = JSON.objectNode();
            for (Object entry : (List<?>) value) {
                Entry<?> pair = (Entry<?>) entry;
                object.set(pair.key(), json(entries.value(), pair.value()));
            }
            return object;
        }
        return JSON.stringNode(value.toString());
    }

    private static JsonNode made(InputType type, boolean needed) {
        if (type instanceof InputType.Text || type instanceof InputType.Multiline || type instanceof InputType.Secret) {
            return JSON.stringNode(needed ? "text" : "");
        }
        if (type instanceof InputType.Choice choice) {
            return JSON.stringNode(needed ? choice.options().get(0).value() : "");
        }
        if (type instanceof InputType.Flag) {
            return needed ? JSON.booleanNode(false) : NullNode.getInstance();
        }
        if (type instanceof InputType.Number number) {
            return needed
                    ? JSON.numberNode(number.minimum().orElse(number.maximum().orElse(BigDecimal.ZERO)))
                    : NullNode.getInstance();
        }
        if (type instanceof InputType.File) {
            return needed ? JSON.objectNode().put("path", "./file") : NullNode.getInstance();
        }
        if (type instanceof InputType.ListOf list) {
            return needed ? JSON.arrayNode().add(made(list.item(), true)) : JSON.arrayNode();
        }
        if (type instanceof InputType.EntriesOf entries) {
            ObjectNode object = JSON.objectNode();
            if (needed) {
                object.set("name", made(entries.value(), true));
            }
            return object;
        }
        throw new IllegalStateException("no sample is known for an input of shape " + type);
    }
}
