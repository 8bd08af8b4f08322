package org.connectorkit.camunda;

import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Camunda 8: FEEL expressions, which begin with an equals sign. */
final class Camunda8Dialect implements Dialect {

    private static final String OPTIONAL = "optional";
    private static final String REQUIRED = "required";
    private static final String STATIC = "static";

    @Override
    public String schema() {
        return "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json";
    }

    @Override
    public void addTask(ArrayNode properties, String type) {
        properties
                .addObject()
                .put("type", "Hidden")
                .put("value", type)
                .putObject("binding")
                .put("type", "zeebe:taskDefinition")
                .put("property", "type");
    }

    @Override
    public void completeInput(ObjectNode property, Input<?> input) {
        completeType(property, input);
        bind(property, StepVariable.INPUTS + "." + input.key(), input.required());
    }

    @Override
    public void completeIdempotencyKey(ObjectNode property) {
        property.put("type", "String").put("feel", OPTIONAL);
        bind(property, StepVariable.IDEMPOTENCY_KEY, false);
    }

    /** What is left empty is not mapped, so that it is absent. */
    private static void bind(ObjectNode property, String member, boolean required) {
        if (!required) {
            property.put("optional", true);
        }
        property.putObject("binding").put("type", "zeebe:input").put("name", StepVariable.NAME + "." + member);
    }

    @Override
    public void completeHeader(ObjectNode property, String name) {
        property.putObject("binding").put("type", "zeebe:taskHeader").put("key", name);
    }

    @Override
    public String expressionPrefix() {
        return "=";
    }

    private static void completeType(ObjectNode property, Input<?> input) {
        InputType type = input.type();
        if (type instanceof InputType.Text) {
            property.put("type", "String").put("feel", OPTIONAL);
            putText(property, input);
        } else if (type instanceof InputType.Multiline) {
            property.put("type", "Text").put("feel", OPTIONAL);
            putText(property, input);
        } else if (type instanceof InputType.Flag) {
            property.put("type", "Boolean").put("feel", STATIC);
            input.defaultValue().ifPresent(value -> property.put("value", (Boolean) value));
        } else if (type instanceof InputType.Number) {
            property.put("type", "Number").put("feel", OPTIONAL);
            input.defaultValue().ifPresent(value -> property.put("value", new java.math.BigDecimal(value.toString())));
        } else if (type instanceof InputType.Choice choice) {
            property.put("type", "Dropdown");
            putText(property, input);
            ArrayNode choices = property.putArray("choices");
            choice.options().forEach(option -> choices.add(ElementTemplate.choice(option.label(), option.value())));
        } else if (type instanceof InputType.ListOf list) {
            property.put("type", "String").put("feel", list.acceptsSingleItem() ? OPTIONAL : REQUIRED);
        } else if (type instanceof InputType.EntriesOf || type instanceof InputType.File) {
            property.put("type", "Text").put("feel", REQUIRED);
        } else {
            throw new IllegalStateException("element templates have no form for " + input);
        }
    }

    private static void putText(ObjectNode property, Input<?> input) {
        input.defaultValue().ifPresent(value -> property.put("value", value.toString()));
    }
}
