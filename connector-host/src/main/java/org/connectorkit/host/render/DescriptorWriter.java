package org.connectorkit.host.render;

import java.util.Locale;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.JsonSchema;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;
import org.connectorkit.spi.TextConstraints;
import org.connectorkit.spi.Visibility;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes descriptors as JSON. What is absent has no member. */
public final class DescriptorWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DescriptorWriter() {}

    /** Writes a connector. */
    public static ObjectNode write(ConnectorDescriptor connector) {
        ObjectNode json = NODES.objectNode()
                .put("key", connector.key())
                .put("label", connector.info().label())
                .put("description", connector.info().description());
        connector.info().icon().ifPresent(icon -> json.put("icon", icon.svg()));
        connector.info().docs().ifPresent(docs -> json.put("docs", docs.toString()));
        ArrayNode connections = json.putArray("connections");
        connector.connections().forEach(connection -> connections.add(connection(connection)));
        ArrayNode actions = json.putArray("actions");
        connector.actions().forEach(action -> actions.add(action(action)));
        putInputs(json.putObject("settings"), connector.settings());
        return json;
    }

    private static ObjectNode connection(ConnectionDescriptor connection) {
        ObjectNode json = NODES.objectNode()
                .put("key", connection.key())
                .put("label", connection.info().label())
                .put("description", connection.info().description());
        connection.info().guide().ifPresent(guide -> json.put("guide", guide));
        putInputs(json, connection.inputs());
        return json;
    }

    private static ObjectNode action(ActionDescriptor action) {
        ObjectNode json = NODES.objectNode()
                .put("key", action.key())
                .put("label", action.info().label())
                .put("description", action.info().description())
                .put("repeatable", action.info().repeatable())
                .put("previewable", action.previewable());
        putInputs(json, action.inputs());
        ArrayNode results = json.putArray("results");
        action.info()
                .results()
                .forEach(result -> results.addObject().put("key", result.key()).put("comment", result.comment()));
        return json;
    }

    private static void putInputs(ObjectNode json, InputSchema schema) {
        ArrayNode inputs = json.putArray("inputs");
        schema.inputs().forEach(input -> inputs.add(input(input)));
        ArrayNode rules = json.putArray("rules");
        schema.rules().forEach(rule -> rules.add(rule(rule)));
        json.set("schema", JsonSchema.of(schema));
    }

    private static ObjectNode input(Input<?> input) {
        ObjectNode json = NODES.objectNode().put("key", input.key()).put("label", input.label());
        putShape(json, input.type());
        json.put("required", input.required());
        input.comment().ifPresent(comment -> json.put("comment", comment));
        input.defaultValue().ifPresent(value -> json.set("default", JsonValues.toJson(value)));
        if (!input.examples().isEmpty()) {
            json.set("examples", JsonValues.toJson(input.examples()));
        }
        input.placeholder().ifPresent(placeholder -> json.put("placeholder", placeholder));
        input.group().ifPresent(group -> json.put("group", group));
        if (input.visibility() == Visibility.ADVANCED) {
            json.put("visibility", name(input.visibility()));
        }
        input.docs().ifPresent(docs -> json.put("docs", docs.toString()));
        input.deprecated().ifPresent(reason -> json.put("deprecated", reason));
        return json;
    }

    private static void putShape(ObjectNode json, InputType type) {
        json.put("shape", Shapes.nameOf(type));
        if (type instanceof InputType.Text text) {
            putConstraints(json, text.constraints());
        } else if (type instanceof InputType.Multiline multiline) {
            putConstraints(json, multiline.constraints());
            json.put("contentMediaType", multiline.contentMediaType());
        } else if (type instanceof InputType.Secret secret) {
            putConstraints(json, secret.constraints());
        } else if (type instanceof InputType.Number number) {
            number.minimum().ifPresent(minimum -> json.put("minimum", minimum));
            number.maximum().ifPresent(maximum -> json.put("maximum", maximum));
        } else if (type instanceof InputType.Choice choice) {
            ArrayNode options = json.putArray("options");
            choice.options()
                    .forEach(option ->
                            options.addObject().put("value", option.value()).put("label", option.label()));
        } else if (type instanceof InputType.ListOf list) {
            putShape(json.putObject("items"), list.item());
            list.minItems().ifPresent(count -> json.put("minItems", count));
            list.maxItems().ifPresent(count -> json.put("maxItems", count));
            json.put("acceptsSingleItem", list.acceptsSingleItem());
        } else if (type instanceof InputType.EntriesOf entries) {
            putShape(json.putObject("values"), entries.value());
            entries.minItems().ifPresent(count -> json.put("minItems", count));
            entries.maxItems().ifPresent(count -> json.put("maxItems", count));
        } else if (type instanceof InputType.ConnectionRef connection) {
            connection.connectionKeys().forEach(json.putArray("connectionTypes")::add);
        } else if (!(type instanceof InputType.Flag || type instanceof InputType.File)) {
            throw Shapes.unknown(type);
        }
    }

    private static void putConstraints(ObjectNode json, TextConstraints constraints) {
        constraints.format().ifPresent(format -> json.put("format", name(format)));
        constraints.pattern().ifPresent(pattern -> json.put("pattern", pattern));
        constraints.patternMessage().ifPresent(message -> json.put("patternMessage", message));
        constraints.minLength().ifPresent(length -> json.put("minLength", length));
        constraints.maxLength().ifPresent(length -> json.put("maxLength", length));
    }

    private static ObjectNode rule(Rule rule) {
        ObjectNode json = NODES.objectNode().put("rule", RuleWords.nameOf(rule));
        rule.keys().forEach(json.putArray("inputs")::add);
        return json;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
