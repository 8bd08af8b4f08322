package org.connectorkit.camunda;

import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Camunda 7 and Operaton: external tasks, input parameters, and expressions such as <code>${order.customer}</code>. */
final class Camunda7Dialect implements Dialect {

    @Override
    public String schema() {
        return "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
    }

    @Override
    public void addTask(ArrayNode properties, String type) {
        addHidden(properties, "camunda:type", "external");
        addHidden(properties, "camunda:topic", type);
    }

    private static void addHidden(ArrayNode properties, String name, String value) {
        properties
                .addObject()
                .put("type", "Hidden")
                .put("value", value)
                .putObject("binding")
                .put("type", "property")
                .put("name", name);
    }

    @Override
    public void completeInput(ObjectNode property, Input<?> input) {
        completeType(property, input);
        bind(property, input.key());
    }

    @Override
    public void completeIdempotencyKey(ObjectNode property) {
        property.put("type", "String");
        bind(property, "idempotencyKey");
    }

    private static void bind(ObjectNode property, String name) {
        property.putObject("binding").put("type", "camunda:inputParameter").put("name", name);
    }

    @Override
    public void completeHeader(ObjectNode property, String name) {
        property.putObject("binding").put("type", "camunda:property").put("name", name);
    }

    @Override
    public String expressionPrefix() {
        return "[$#]\\{";
    }

    /** Lists, entries and files are expressions that yield them: an input parameter's text has no shape of its own. */
    private static void completeType(ObjectNode property, Input<?> input) {
        InputType type = input.type();
        if (type instanceof InputType.Text
                || type instanceof InputType.Number
                || type instanceof InputType.ListOf
                || type instanceof InputType.File) {
            property.put("type", "String");
        } else if (type instanceof InputType.Multiline || type instanceof InputType.EntriesOf) {
            property.put("type", "Text");
        } else if (type instanceof InputType.Flag) {
            property.put("type", "Boolean");
        } else if (type instanceof InputType.Choice choice) {
            property.put("type", "Dropdown");
            ArrayNode choices = property.putArray("choices");
            choice.options().forEach(option -> choices.add(ElementTemplate.choice(option.label(), option.value())));
        } else {
            throw new IllegalStateException("element templates have no form for " + input);
        }
        input.defaultValue()
                .filter(value -> !(type instanceof InputType.ListOf) && !(type instanceof InputType.EntriesOf))
                .ifPresent(value -> {
                    if (value instanceof Boolean flag) {
                        property.put("value", flag);
                    } else {
                        property.put("value", value.toString());
                    }
                });
    }
}
