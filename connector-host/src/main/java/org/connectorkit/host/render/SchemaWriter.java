package org.connectorkit.host.render;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.connectorkit.host.FileForm;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.Rule;
import org.connectorkit.spi.TextConstraints;
import org.connectorkit.spi.Visibility;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes inputs as JSON Schema 2020-12. The schema is flat, without alternatives inside an input, so that each error of a
 * validator has one place and one meaning; each rule is the element of {@code allOf} at its own index.
 */
public final class SchemaWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CONTROL = "\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029";
    private static final String WHITE = "\\s\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";
    private static final String ONE_LINE = "^[^" + CONTROL + "]*$";
    private static final String ONE_LINE_NOT_BLANK =
            "^[^" + CONTROL + "]*[^" + WHITE + CONTROL + "][^" + CONTROL + "]*$";
    private static final String NOT_BLANK = "[^" + WHITE + "]";
    private static final String BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$";
    private static final String SHA256 = "^[0-9a-fA-F]{64}$";
    private static final String MEDIA_TYPE = "^[!-.0-~]+/[ -~]+$";

    private final Set<FileForm> fileForms;

    /** Writes schemas that allow these ways to give a file. */
    public SchemaWriter(Set<FileForm> fileForms) {
        this.fileForms = fileForms;
    }

    /** Writes the schema of all inputs. */
    public ObjectNode write(InputSchema schema) {
        ObjectNode root = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object");
        ObjectNode properties = root.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        int order = 0;
        for (Input<?> input : schema.inputs()) {
            properties.set(input.key(), property(input).put("x-order", order++));
            if (input.required()) {
                required.add(input.key());
            }
        }
        if (!required.isEmpty()) {
            root.set("required", required);
        }
        root.put("additionalProperties", false);
        if (!schema.rules().isEmpty()) {
            ArrayNode all = root.putArray("allOf");
            schema.rules().forEach(rule -> all.add(ruleSchema(rule)));
        }
        return root;
    }

    private ObjectNode property(Input<?> input) {
        ObjectNode property = NODES.objectNode().put("title", input.label());
        input.comment().ifPresent(comment -> property.put("description", comment));
        property.setAll(shape(input.type(), input.required()));
        input.defaultValue().ifPresent(value -> property.set("default", JsonValues.toJson(value)));
        if (!input.examples().isEmpty()) {
            property.set("examples", JsonValues.toJson(input.examples()));
        }
        input.deprecated().ifPresent(reason -> property.put("deprecated", true).put("x-deprecated", reason));
        property.put("x-shape", Shapes.nameOf(input.type()));
        input.group().ifPresent(group -> property.put("x-group", group));
        input.placeholder().ifPresent(placeholder -> property.put("x-placeholder", placeholder));
        if (input.visibility() == Visibility.ADVANCED) {
            property.put("x-visibility", input.visibility().name().toLowerCase(Locale.ROOT));
        }
        input.docs().ifPresent(docs -> property.put("x-docs", docs.toString()));
        return property;
    }

    private ObjectNode shape(InputType type, boolean required) {
        if (type instanceof InputType.Text text) {
            return text(text.constraints(), required, true);
        }
        if (type instanceof InputType.Multiline multiline) {
            return text(multiline.constraints(), required, false).put("contentMediaType", multiline.contentMediaType());
        }
        if (type instanceof InputType.Flag) {
            return NODES.objectNode().put("type", "boolean");
        }
        if (type instanceof InputType.Number number) {
            return number(number);
        }
        if (type instanceof InputType.Secret secret) {
            return text(secret.constraints(), required, false).put("writeOnly", true);
        }
        if (type instanceof InputType.Choice choice) {
            return choice(choice);
        }
        if (type instanceof InputType.File) {
            return file();
        }
        if (type instanceof InputType.ListOf list) {
            return list(list, required);
        }
        if (type instanceof InputType.EntriesOf entries) {
            return entries(entries, required);
        }
        if (type instanceof InputType.ConnectionRef connection) {
            ObjectNode schema =
                    NODES.objectNode().put("type", "string").put("minLength", 1).put("pattern", ONE_LINE_NOT_BLANK);
            connection.connectionKeys().forEach(schema.putArray("x-connection-types")::add);
            return schema;
        }
        throw Shapes.unknown(type);
    }

    private static ObjectNode text(TextConstraints constraints, boolean required, boolean oneLine) {
        ObjectNode schema = NODES.objectNode().put("type", "string");
        constraints.format().ifPresent(format -> putFormat(schema, format));
        OptionalInt minLength = constraints.minLength();
        if (required || minLength.isPresent()) {
            schema.put("minLength", minLength.orElse(1));
        }
        constraints.maxLength().ifPresent(length -> schema.put("maxLength", length));
        constraints.patternMessage().ifPresent(message -> schema.put("x-pattern-message", message));
        Optional<String> own = constraints.pattern().map(pattern -> "^(?:" + pattern + ")$");
        own.ifPresent(pattern -> schema.put("pattern", pattern));
        general(required, oneLine).ifPresent(general -> {
            if (own.isPresent()) {
                schema.putArray("allOf").addObject().put("pattern", general);
            } else {
                schema.put("pattern", general);
            }
        });
        return schema;
    }

    private static Optional<String> general(boolean required, boolean oneLine) {
        if (oneLine) {
            return Optional.of(required ? ONE_LINE_NOT_BLANK : ONE_LINE);
        }
        return required ? Optional.of(NOT_BLANK) : Optional.empty();
    }

    private static void putFormat(ObjectNode schema, Format format) {
        if (format == Format.MAILBOX) {
            schema.put("x-format", "mailbox");
        } else {
            schema.put("format", format.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static ObjectNode number(InputType.Number number) {
        ObjectNode schema = NODES.objectNode().put("type", number.integer() ? "integer" : "number");
        if (number.integer()) {
            schema.put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE);
        }
        number.minimum().ifPresent(minimum -> schema.put("minimum", minimum));
        number.maximum().ifPresent(maximum -> schema.put("maximum", maximum));
        return schema;
    }

    private static ObjectNode choice(InputType.Choice choice) {
        ObjectNode schema = NODES.objectNode().put("type", "string");
        boolean titled =
                choice.options().stream().anyMatch(option -> !option.label().equals(option.value()));
        if (titled) {
            ArrayNode options = schema.putArray("oneOf");
            choice.options()
                    .forEach(option ->
                            options.addObject().put("const", option.value()).put("title", option.label()));
        } else {
            choice.options().stream().map(Option::value).forEach(schema.putArray("enum")::add);
        }
        return schema;
    }

    private ObjectNode file() {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode oneOf = NODES.arrayNode();
        for (FileForm form : FileForm.values()) {
            if (fileForms.contains(form)) {
                properties.set(form.member(), content(form));
                oneOf.addObject().putArray("required").add(form.member());
            }
        }
        properties.putObject("contentType").put("type", "string").put("pattern", MEDIA_TYPE);
        if (fileForms.contains(FileForm.URI)) {
            properties.putObject("sha256").put("type", "string").put("pattern", SHA256);
            properties
                    .putObject("size")
                    .put("type", "integer")
                    .put("minimum", 0)
                    .put("maximum", Long.MAX_VALUE);
            ObjectNode dependent = schema.putObject("dependentRequired");
            dependent.putArray("sha256").add(FileForm.URI.member());
            dependent.putArray("size").add(FileForm.URI.member());
        }
        schema.put("additionalProperties", false);
        if (oneOf.isEmpty()) {
            schema.set("not", NODES.objectNode());
        } else {
            schema.set("oneOf", oneOf);
        }
        return schema;
    }

    private static ObjectNode content(FileForm form) {
        ObjectNode schema = NODES.objectNode().put("type", "string");
        return switch (form) {
            case PATH -> schema.put("minLength", 1);
            case BASE64 -> schema.put("contentEncoding", "base64").put("pattern", BASE64);
            case TEXT -> schema;
            case URI -> schema.put("format", "uri");
        };
    }

    private ObjectNode list(InputType.ListOf list, boolean required) {
        ObjectNode schema = NODES.objectNode();
        ObjectNode item = shape(list.item(), required);
        if (list.acceptsSingleItem()) {
            schema.putArray("type").add("array").add("string");
            schema.putObject("if").put("type", "string");
            schema.set("then", item);
        } else {
            schema.put("type", "array");
        }
        schema.set("items", item);
        putCounts(schema, list.minItems(), list.maxItems(), required, "minItems", "maxItems");
        return schema;
    }

    private ObjectNode entries(InputType.EntriesOf entries, boolean required) {
        ObjectNode value = shape(entries.value(), required);
        ObjectNode key = NODES.objectNode().put("minLength", 1).put("pattern", ONE_LINE_NOT_BLANK);
        ObjectNode schema = NODES.objectNode();
        schema.putArray("type").add("object").add("array");
        schema.set("propertyNames", key);
        schema.set("additionalProperties", value);
        ObjectNode item = schema.putObject("items").put("type", "object");
        ObjectNode members = item.putObject("properties");
        members.set("key", NODES.objectNode().put("type", "string").setAll(key));
        members.set("value", value);
        item.putArray("required").add("key").add("value");
        item.put("additionalProperties", false);
        putCounts(schema, entries.minItems(), entries.maxItems(), required, "minItems", "maxItems");
        putCounts(schema, entries.minItems(), entries.maxItems(), required, "minProperties", "maxProperties");
        return schema;
    }

    private static void putCounts(
            ObjectNode schema, OptionalInt least, OptionalInt most, boolean required, String minimum, String maximum) {
        if (required || least.isPresent()) {
            schema.put(minimum, least.orElse(1));
        }
        most.ifPresent(count -> schema.put(maximum, count));
    }

    private static ObjectNode ruleSchema(Rule rule) {
        ObjectNode schema = NODES.objectNode();
        if (rule instanceof Rule.AtLeastOneOf) {
            ArrayNode any = schema.putArray("anyOf");
            rule.keys().forEach(key -> any.addObject().putArray("required").add(key));
            return schema;
        }
        if (rule instanceof Rule.AtMostOneOf) {
            ArrayNode pairs = schema.putObject("not").putArray("anyOf");
            for (int i = 0; i < rule.keys().size(); i++) {
                for (int j = i + 1; j < rule.keys().size(); j++) {
                    pairs.addObject()
                            .putArray("required")
                            .add(rule.keys().get(i))
                            .add(rule.keys().get(j));
                }
            }
            return schema;
        }
        if (rule instanceof Rule.AllOrNoneOf) {
            ObjectNode dependent = schema.putObject("dependentRequired");
            for (String key : rule.keys()) {
                ArrayNode others = dependent.putArray(key);
                rule.keys().stream().filter(other -> !other.equals(key)).forEach(others::add);
            }
            return schema;
        }
        throw RuleWords.unknown(rule);
    }
}
