package org.connectorkit.cli.input;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON inputs that grow by what the command line adds. It knows shapes, not values: what an input refuses is for the host to
 * say, and so is an input that does not exist. Not safe for concurrent use.
 */
public final class InputDocument {

    private final InputSchema schema;
    private final ObjectNode inputs;
    private final List<InputProblem> problems = new ArrayList<>();

    /**
     * A document that starts from given inputs.
     *
     * @param schema tells the shapes
     * @param inputs grows in place
     */
    public InputDocument(InputSchema schema, ObjectNode inputs) {
        this.schema = schema;
        this.inputs = inputs;
    }

    /** The inputs so far. */
    public ObjectNode inputs() {
        return inputs;
    }

    /** What was wrong with the arguments so far. */
    public List<InputProblem> problems() {
        return problems;
    }

    /**
     * Sets inputs, each by {@code key=value}. A value for a list is added to it, one for entries is {@code name=value}; any
     * shape but text also takes JSON.
     *
     * @param option the option that the arguments belong to
     */
    public void set(String option, List<String> arguments) {
        for (String argument : arguments) {
            Assignment.parse(option, "key=value", argument, problems)
                    .ifPresent(assignment -> set(option, assignment.name(), assignment.value()));
        }
    }

    /** Replaces an input by a text. */
    public void put(String key, String text) {
        inputs.put(key, text);
    }

    /** Adds files, each by {@code name=path}, to the one input that takes several by their names. */
    public void attach(List<String> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        List<String> keys = schema.inputs().stream()
                .filter(input -> input.type() instanceof InputType.EntriesOf entries
                        && entries.value() instanceof InputType.File)
                .<String>map(Input::key)
                .toList();
        if (keys.size() != 1) {
            problems.add(InputProblem.atPath(
                    "--attach",
                    keys.isEmpty()
                            ? "the action takes no files by name; leave it out."
                            : "the action takes files by name in " + String.join(" and ", keys)
                                    + "; name the one that you mean, as in --set '" + keys.get(0)
                                    + "={\"a.pdf\": {\"path\": \"./a.pdf\"}}'."));
            return;
        }
        for (String argument : arguments) {
            Assignment.parse("--attach", "name=path", argument, problems)
                    .ifPresent(file -> addEntry(keys.get(0), file.name(), fileAt(file.value())));
        }
    }

    /**
     * The size of all files that are given by path and exist.
     *
     * @param folder what relative paths start from
     */
    public long fileBytes(Path folder) {
        long bytes = 0;
        for (JsonNode path : inputs.findValues("path")) {
            File named = new File(path.asString(""));
            File file = named.isAbsolute() ? named : new File(folder.toFile(), named.getPath());
            bytes += file.isFile() ? file.length() : 0;
        }
        return bytes;
    }

    private void set(String option, String key, String value) {
        InputType type = schema.find(key).<InputType>map(Input::type).orElse(null);
        if (type instanceof InputType.ListOf) {
            addItems(option, key, value);
        } else if (type instanceof InputType.EntriesOf entries) {
            addEntries(option, key, value, entries.value() instanceof InputType.File);
        } else if (type instanceof InputType.File) {
            inputs.set(key, looksLikeJson(value) ? json(option, key, value) : fileAt(value));
        } else if (type instanceof InputType.Flag && (value.equals("true") || value.equals("false"))) {
            inputs.put(key, Boolean.parseBoolean(value));
        } else if (type instanceof InputType.Number) {
            inputs.set(key, number(value));
        } else {
            inputs.put(key, value);
        }
    }

    private void addItems(String option, String key, String value) {
        ArrayNode list = listAt(key);
        if (looksLikeJson(value)) {
            JsonNode json = json(option, key, value);
            if (json.isArray()) {
                json.forEach(list::add);
            } else {
                list.add(json);
            }
        } else {
            list.add(value);
        }
    }

    private ArrayNode listAt(String key) {
        JsonNode present = inputs.get(key);
        if (present instanceof ArrayNode list) {
            return list;
        }
        ArrayNode list = inputs.putArray(key);
        if (present != null
                && !present.isNull()
                && !(present.isString() && present.asString().isBlank())) {
            list.add(present);
        }
        return list;
    }

    private void addEntries(String option, String key, String value, boolean files) {
        if (!looksLikeJson(value)) {
            Assignment.parse(option + " " + key, "name=" + (files ? "path" : "value"), value, problems)
                    .ifPresent(entry -> addEntry(
                            key, entry.name(), files ? fileAt(entry.value()) : StringNode.valueOf(entry.value())));
            return;
        }
        JsonNode json = json(option, key, value);
        if (json.isObject()) {
            json.properties().forEach(entry -> addEntry(key, entry.getKey(), entry.getValue()));
        } else {
            json.forEach(entriesAt(key)::add);
        }
    }

    private void addEntry(String key, String name, JsonNode value) {
        entriesAt(key).addObject().put("key", name).set("value", value);
    }

    /** The entries as the array of keys and values, the form in which a key may repeat. */
    private ArrayNode entriesAt(String key) {
        JsonNode present = inputs.get(key);
        if (present instanceof ArrayNode entries) {
            return entries;
        }
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        if (present != null && present.isObject()) {
            present.properties()
                    .forEach(entry ->
                            entries.addObject().put("key", entry.getKey()).set("value", entry.getValue()));
        }
        inputs.set(key, entries);
        return entries;
    }

    private JsonNode json(String option, String key, String value) {
        try {
            return Json.read(value);
        } catch (JacksonException e) {
            problems.add(InputProblem.atPath(
                    key,
                    option + " gives JSON with an error at " + Json.place(e) + ": " + e.getOriginalMessage()
                            + ". Check the quotes; a shell needs single quotes around JSON."));
            return JsonNodeFactory.instance.nullNode();
        }
    }

    private static boolean looksLikeJson(String value) {
        String start = value.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static JsonNode number(String value) {
        try {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(value.strip()));
        } catch (NumberFormatException e) {
            return StringNode.valueOf(value);
        }
    }

    private static ObjectNode fileAt(String path) {
        return JsonNodeFactory.instance.objectNode().put("path", path);
    }

    /**
     * Reads inputs from JSON text.
     *
     * @param source where the text came from, for the message
     * @throws ConnectorException of kind {@code INVALID_INPUT} if it is not one JSON object
     */
    public static ObjectNode read(String source, String text) {
        try {
            if (Json.read(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ConnectorException.invalidInput(List.of(InputProblem.atPath(
                    source, "no JSON: " + e.getOriginalMessage() + " at " + Json.place(e) + ". Correct it there.")));
        }
        throw ConnectorException.invalidInput(List.of(InputProblem.atPath(
                source, "holds no JSON object; write the inputs as {\"key\": value, …}, as --skeleton shows.")));
    }
}
