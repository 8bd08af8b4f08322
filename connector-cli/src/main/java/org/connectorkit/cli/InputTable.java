package org.connectorkit.cli;

import java.util.List;
import org.connectorkit.cli.terminal.PlainText;
import org.connectorkit.cli.terminal.Style;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** A table as wide as the terminal, whose cells wrap. */
final class InputTable {

    private static final int INPUT_COLUMN = 30;
    private static final int DEFAULT_COLUMN = 16;
    private static final int LEAST_COMMENT_COLUMN = 30;

    private final Ansi ansi;
    private final TextTable table;

    InputTable(int columns, Style style, String... heads) {
        this.ansi = style == Style.ANSI ? Ansi.ON : Ansi.OFF;
        int tail = heads.length > 2 ? DEFAULT_COLUMN : 0;
        int comments = Math.max(LEAST_COMMENT_COLUMN, columns - INPUT_COLUMN - tail);
        Column[] widths = new Column[heads.length];
        widths[0] = new Column(INPUT_COLUMN, 2, Overflow.WRAP);
        widths[1] = new Column(comments, 2, Overflow.WRAP);
        if (heads.length > 2) {
            widths[2] = new Column(tail, 2, Overflow.WRAP);
        }
        this.table = TextTable.forColumns(Help.defaultColorScheme(ansi), widths);
        Text[] cells = new Text[heads.length];
        for (int i = 0; i < heads.length; i++) {
            cells[i] = Help.defaultColorScheme(ansi).text("@|bold " + heads[i] + "|@");
        }
        table.addRowValues(cells);
    }

    /** The inputs of a schema: label, key and shape; comment; default. */
    static InputTable of(InputSchema schema, int columns, Style style) {
        InputTable table = new InputTable(columns, style, "Input", "Comments", "Default");
        for (Input<?> input : schema.inputs()) {
            String what = input.key() + ", " + input.type() + (input.required() ? ", required" : "");
            table.add(
                    input.label() + "\n" + what,
                    comments(input),
                    input.defaultValue().map(InputTable::words).orElse(""));
        }
        return table;
    }

    /** Adds a row. */
    void add(String... cells) {
        Text[] texts = new Text[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = Help.defaultColorScheme(ansi).text("").concat(cells[i]);
        }
        table.addRowValues(texts);
    }

    @Override
    public String toString() {
        return table.toString().replace(System.lineSeparator(), "\n");
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
        if (input.type() instanceof InputType.Choice choice && choice.options().size() <= 8) {
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
