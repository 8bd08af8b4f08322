package org.connectorkit.camunda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.ledger.OnUnknownOutcome;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;
import org.connectorkit.spi.TextConstraints;
import org.connectorkit.spi.Visibility;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One action's form. */
final class ElementTemplate {

    private static final int VERSION = 1;
    private static final String CONNECTION_GROUP = "connection";
    private static final String INPUT_GROUP = "inputs";
    private static final String ADVANCED_GROUP = "advanced";
    private static final String STEP_GROUP = "step";

    private final ConnectorDescriptor connector;
    private final ActionDescriptor action;
    private final Dialect dialect;
    private final ObjectNode json = JsonMapper.shared().createObjectNode();

    ElementTemplate(ConnectorDescriptor connector, ActionDescriptor action, Dialect dialect) {
        this.connector = connector;
        this.action = action;
        this.dialect = dialect;
    }

    ObjectNode json() {
        String type = connector.key() + "." + action.key();
        json.put("$schema", dialect.schema());
        json.put("name", connector.info().label() + ": " + action.info().label());
        json.put("id", "org.connectorkit." + type);
        json.put("version", VERSION);
        json.put("description", MarkdownLine.plain(action.info().description()));
        connector.info().docs().ifPresent(docs -> json.put("documentationRef", docs.toString()));
        connector.info().icon().ifPresent(icon -> json.putObject("icon")
                .put(
                        "contents",
                        "data:image/svg+xml;base64,"
                                + Base64.getEncoder().encodeToString(icon.svg().getBytes(StandardCharsets.UTF_8))));
        json.putArray("appliesTo").add("bpmn:Task");
        json.putObject("elementType").put("value", "bpmn:ServiceTask");
        addGroups();
        ArrayNode properties = json.putArray("properties");
        dialect.addTask(properties, type);
        action.inputs().inputs().forEach(input -> addInput(properties, input));
        addStep(properties);
        return json;
    }

    private void addGroups() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (Input<?> input : action.inputs().inputs()) {
            groups.put(groupOf(input), groupLabel(input));
        }
        ArrayNode array = json.putArray("groups");
        String advanced = groups.remove(ADVANCED_GROUP);
        groups.forEach((id, label) -> array.addObject().put("id", id).put("label", label));
        if (advanced != null) {
            array.addObject().put("id", ADVANCED_GROUP).put("label", advanced);
        }
        array.addObject().put("id", STEP_GROUP).put("label", "Step");
    }

    private static String groupOf(Input<?> input) {
        if (input.type() instanceof InputType.ConnectionRef) {
            return CONNECTION_GROUP;
        }
        if (input.visibility() == Visibility.ADVANCED) {
            return ADVANCED_GROUP;
        }
        return input.group()
                .map(label -> "group-" + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
                .orElse(INPUT_GROUP);
    }

    private static String groupLabel(Input<?> input) {
        return switch (groupOf(input)) {
            case CONNECTION_GROUP -> "Connection";
            case ADVANCED_GROUP -> "Advanced";
            case INPUT_GROUP -> "Inputs";
            default -> input.group().orElseThrow();
        };
    }

    private void addInput(ArrayNode properties, Input<?> input) {
        ObjectNode property = properties.addObject();
        property.put("id", input.key());
        property.put("label", input.label());
        String description = description(input);
        if (!description.isEmpty()) {
            property.put("description", description);
        }
        input.placeholder().ifPresent(placeholder -> property.put("placeholder", placeholder));
        property.put("group", groupOf(input));
        if (input.type() instanceof InputType.ConnectionRef) {
            property.put("type", "String");
            dialect.completeHeader(property, input.key());
        } else {
            dialect.completeInput(property, input);
        }
        addConstraints(property, input);
    }

    private String description(Input<?> input) {
        StringBuilder text =
                new StringBuilder(input.comment().map(MarkdownLine::html).orElse(""));
        if (input.type() instanceof InputType.ConnectionRef) {
            append(text, "The name of a saved connection, as the worker knows it.");
        }
        input.deprecated().ifPresent(reason -> append(text, "Deprecated: " + MarkdownLine.html(reason)));
        for (Rule rule : action.inputs().rules()) {
            if (rule.keys().contains(input.key())) {
                append(text, sentence(rule));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String sentence) {
        text.append(text.isEmpty() ? "" : " ").append(sentence);
    }

    private String sentence(Rule rule) {
        List<String> labels = rule.keys().stream()
                .map(key -> action.inputs().find(key).orElseThrow().label())
                .toList();
        String all = String.join(", ", labels);
        if (rule instanceof Rule.AtLeastOneOf) {
            return "At least one of " + all + ".";
        }
        if (rule instanceof Rule.AtMostOneOf) {
            return "At most one of " + all + ".";
        }
        if (rule instanceof Rule.AllOrNoneOf) {
            return "All or none of " + all + ".";
        }
        throw new IllegalStateException("element templates have no words for the rule " + rule);
    }

    private void addConstraints(ObjectNode property, Input<?> input) {
        ObjectNode constraints = JsonMapper.shared().createObjectNode();
        if (input.required()) {
            constraints.put("notEmpty", true);
        }
        if (input.type() instanceof InputType.Text text) {
            addPattern(constraints, text.constraints());
        } else if (input.type() instanceof InputType.Multiline multiline) {
            addPattern(constraints, multiline.constraints());
        }
        if (!constraints.isEmpty()) {
            property.set("constraints", constraints);
        }
    }

    /** A value that the flow computes is checked by the worker, so the pattern lets every expression pass. */
    private void addPattern(ObjectNode constraints, TextConstraints text) {
        text.pattern().ifPresent(pattern -> constraints
                .putObject("pattern")
                .put("value", "^(?:" + dialect.expressionPrefix() + "[\\s\\S]*|(?:" + pattern + "))$")
                .put("message", text.patternMessage().orElseThrow()));
    }

    private void addStep(ArrayNode properties) {
        ObjectNode result = properties
                .addObject()
                .put("id", "resultVariable")
                .put("label", "Result variable")
                .put("description", "The process variable that takes the result.")
                .put("group", STEP_GROUP)
                .put("type", "String");
        dialect.completeHeader(result, "resultVariable");
        if (action.info().repeatable()) {
            return;
        }
        ObjectNode key = properties
                .addObject()
                .put("id", "idempotencyKey")
                .put("label", "Idempotency key")
                .put(
                        "description",
                        "For a step that must be done once in all process instances, such as an order's number and"
                                + " what is sent for it. Empty: once in this instance.")
                .put("group", STEP_GROUP);
        dialect.completeIdempotencyKey(key);
        ObjectNode unknown = properties
                .addObject()
                .put("id", "onUnknownOutcome")
                .put("label", "If it may have been done before")
                .put("group", STEP_GROUP)
                .put("type", "Dropdown")
                .put("value", OnUnknownOutcome.STOP.word());
        unknown.putArray("choices")
                .add(choice("Stop for a person", OnUnknownOutcome.STOP.word()))
                .add(choice("Do it again", OnUnknownOutcome.RESEND.word()));
        dialect.completeHeader(unknown, "onUnknownOutcome");
    }

    static ObjectNode choice(String name, String value) {
        return JsonMapper.shared().createObjectNode().put("name", name).put("value", value);
    }
}
