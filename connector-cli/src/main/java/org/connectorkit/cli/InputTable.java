package org.connectorkit.cli;

import java.util.List;
import org.connectorkit.cli.terminal.PlainText;
import org.connectorkit.cli.terminal.Style;
import org.connectorkit.cli.terminal.Table;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;

/** A schema's inputs as a person at a terminal reads them. */
final class InputTable {

    private static final int MOST_OPTIONS_SHOWN = 8;

    private InputTable() {}

    /** The inputs: label, key and shape; comment; default. */
    static Table of(InputSchema schema, int columns, Style style) {
        Table table = new Table(columns, style, "Input", "Comments", "Default");
        for (Input<?> input : schema.inputs()) {
            String what = "  " + input.key() + ", " + input.type() + (input.required() ? ", required" : "");
            table.add(
                    input.label() + "\n" + what,
                    comments(input),
                    input.defaultValue().map(InputTable::words).orElse(""));
        }
        return table;
    }

    /** A rule in words. */
    static String words(Rule rule) {
        String keys = String.join(", ", rule.keys());
        if (rule instanceof Rule.AtLeastOneOf) {
            return "  At least one of: " + keys;
        }
        if (rule instanceof Rule.AtMostOneOf) {
            return "  At most one of: " + keys;
        }
        if (rule instanceof Rule.AllOrNoneOf) {
            return "  All or none of: " + keys;
        }
        throw new IllegalStateException("no words are known for rule " + rule);
    }

    private static String comments(Input<?> input) {
        StringBuilder out = new StringBuilder(input.comment().map(PlainText::of).orElse(""));
        if (input.type() instanceof InputType.Choice choice && choice.options().size() <= MOST_OPTIONS_SHOWN) {
            List<String> values =
                    choice.options().stream().map(option -> option.value()).toList();
            out.append(out.isEmpty() ? "" : " ")
                    .append("One of: ")
                    .append(String.join(", ", values))
                    .append('.');
        }
        if (input.type() instanceof InputType.ConnectionRef connection) {
            out.append(out.isEmpty() ? "" : " ")
                    .append("A connection of type ")
                    .append(String.join(" or ", connection.connectionKeys()))
                    .append('.');
        }
        input.deprecated().ifPresent(why -> out.append(out.isEmpty() ? "" : " ")
                .append("Deprecated: ")
                .append(why));
        return out.toString();
    }

    private static String words(Object value) {
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(InputTable::words).toList());
        }
        return value instanceof Entry<?> entry ? entry.key() + "=" + words(entry.value()) : value.toString();
    }
}
