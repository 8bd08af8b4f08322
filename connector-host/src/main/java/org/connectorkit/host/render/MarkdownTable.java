package org.connectorkit.host.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.connectorkit.host.text.DisplayWidth;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;

/** A table in GitHub's Markdown, whose columns are as wide in the source as their widest cell. */
public final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(List<String> header) {
        rows.add(header);
    }

    /** The table of inputs; empty text if there are none. */
    public static String ofInputs(InputSchema schema) {
        if (schema.inputs().isEmpty()) {
            return "";
        }
        MarkdownTable table = new MarkdownTable(List.of("Input", "Comments", "Default"));
        for (Input<?> input : schema.inputs()) {
            table.addRow(List.of(plain(input.label()), comments(input), defaultOf(input)));
        }
        return table.toString();
    }

    /** Adds a row of cells, each a line of Markdown. */
    void addRow(List<String> cells) {
        rows.add(cells.stream().map(MarkdownTable::cell).toList());
    }

    /** Text that means nothing to Markdown but itself. */
    static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
    }

    /** Text in a code span, which a backtick in it does not end. */
    static String code(String text) {
        String fence = "`";
        while (text.contains(fence)) {
            fence = fence + "`";
        }
        String space = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + space + text + space + fence;
    }

    /** A bar would end the cell, in a code span too. */
    private static String cell(String markdown) {
        return markdown.replaceAll("(?<!\\\\)\\|", "\\\\|");
    }

    private static String comments(Input<?> input) {
        List<String> parts = new ArrayList<>();
        input.deprecated().ifPresent(reason -> parts.add("**Deprecated.** " + plain(reason)));
        input.comment().ifPresent(parts::add);
        input.docs().ifPresent(docs -> parts.add("[More](" + docs + ")"));
        return String.join(" ", parts);
    }

    private static String defaultOf(Input<?> input) {
        return input.defaultValue().map(value -> value(input.type(), value)).orElse("");
    }

    /** A default as a person would write it; a choice by the value that is stored. */
    private static String value(InputType type, Object value) {
        if (type instanceof InputType.ListOf list) {
            return ((List<?>) value)
                    .stream().map(item -> value(list.item(), item)).collect(Collectors.joining(", "));
        }
        if (type instanceof InputType.EntriesOf entries) {
            return ((List<?>) value)
                    .stream()
                            .map(item -> (Entry<?>) item)
                            .map(entry -> code(entry.key()) + ": " + value(entries.value(), entry.value()))
                            .collect(Collectors.joining(", "));
        }
        if (type instanceof InputType.Text || type instanceof InputType.Multiline) {
            return code(String.valueOf(value).replaceAll("\\R", " "));
        }
        if (type instanceof InputType.Flag || type instanceof InputType.Number || type instanceof InputType.Choice) {
            return code(String.valueOf(value));
        }
        if (type instanceof InputType.Secret
                || type instanceof InputType.File
                || type instanceof InputType.ConnectionRef) {
            throw new IllegalStateException("a " + type + " has no default");
        }
        throw Shapes.unknown(type);
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(Math.max(widths[i], 3), DisplayWidth.of(row.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            for (int i = 0; i < columns; i++) {
                out.append("| ").append(row.get(i)).append(" ".repeat(widths[i] - DisplayWidth.of(row.get(i)) + 1));
            }
            out.append("|\n");
            if (r == 0) {
                for (int width : widths) {
                    out.append("| ").append("-".repeat(width)).append(' ');
                }
                out.append("|\n");
            }
        }
        return out.toString();
    }
}
