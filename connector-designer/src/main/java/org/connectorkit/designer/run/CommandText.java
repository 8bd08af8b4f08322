package org.connectorkit.designer.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.connectorkit.forms.FormValues;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A run as the command line that does the same, for a POSIX shell; chosen files are named as if they lay in the current folder. */
public final class CommandText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

    private CommandText() {}

    /**
     * The command line, one option per line.
     *
     * @param connection the arguments that name the connection and lead to the same target
     */
    public static String of(String connectorKey, String actionKey, FormValues values, List<String> connection) {
        List<String> lines = new ArrayList<>();
        lines.add("connectors run " + connectorKey + " " + actionKey);
        for (int i = 0; i < connection.size(); i += 2) {
            lines.add(connection.get(i) + (i + 1 < connection.size() ? " " + quoted(connection.get(i + 1)) : ""));
        }
        Map<String, Object> json = values.toJson(file -> "./" + file.name());
        for (Input<?> input : values.schema().inputs()) {
            Object value = json.get(input.key());
            if (value != null && !(input.type() instanceof InputType.ConnectionRef)) {
                add(lines, input, value, onlyFiles(values));
            }
        }
        return String.join(" \\\n  ", lines);
    }

    private static void add(List<String> lines, Input<?> input, Object value, boolean attach) {
        if (input.type() instanceof InputType.EntriesOf entries) {
            boolean files = entries.value() instanceof InputType.File;
            for (Object item : (Collection<?>) value) {
                Map<?, ?> entry = (Map<?, ?>) item;
                String key = String.valueOf(entry.get("key"));
                String content = String.valueOf(entry.get("value"));
                if (key.contains("=")) {
                    ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", key);
                    if (files) {
                        json.putObject("value").put("path", content);
                    } else {
                        json.put("value", content);
                    }
                    lines.add(set(input, "[" + json + "]"));
                } else if (files && attach) {
                    lines.add("--attach " + quoted(key + "=" + content));
                } else {
                    lines.add(set(input, key + "=" + content));
                }
            }
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> lines.add(set(input, looksLikeJson(item) ? jsonList(item) : String.valueOf(item))));
        } else {
            lines.add(set(input, String.valueOf(value)));
        }
    }

    private static String set(Input<?> input, String value) {
        return "--set " + quoted(input.key() + "=" + value);
    }

    /** What the command would read as JSON in place of a text. */
    private static boolean looksLikeJson(Object item) {
        String start = String.valueOf(item).stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static String jsonList(Object item) {
        return JsonNodeFactory.instance.arrayNode().add(String.valueOf(item)).toString();
    }

    /** Whether one input alone takes files by name, which is what {@code --attach} fills. */
    private static boolean onlyFiles(FormValues values) {
        return values.schema().inputs().stream()
                        .filter(input -> input.type() instanceof InputType.EntriesOf entries
                                && entries.value() instanceof InputType.File)
                        .count()
                == 1;
    }

    /** POSIX single quotes keep every character but themselves. */
    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
