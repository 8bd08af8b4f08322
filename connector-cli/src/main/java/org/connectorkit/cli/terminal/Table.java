package org.connectorkit.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Columns of wrapped text under headings. The second column takes what width the others leave. Not safe for concurrent use. */
public final class Table {

    private static final String INDENT = "  ";
    private static final int GAP = 2;
    private static final int WIDEST_SIDE_COLUMN = 32;
    private static final int LEAST_WIDTH = 24;
    private static final int FLEXIBLE = 1;

    private final int columns;
    private final Style style;
    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param columns the width to keep to, as far as the least widths allow
     * @param heads at least two
     */
    public Table(int columns, Style style, String... heads) {
        this.columns = columns;
        this.style = style;
        this.heads = List.of(heads);
    }

    /** Adds a row of as many cells as there are heads; a line break in a cell stays. */
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The table; each line ends with a line break and no line with a space. */
    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder out = new StringBuilder();
        append(out, heads, widths, true);
        rows.forEach(row -> append(out, row, widths, false));
        return out.toString();
    }

    private int[] widths() {
        int[] widths = new int[heads.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .flatMap(row -> row.get(column).lines())
                    .mapToInt(String::length)
                    .reduce(heads.get(i).length(), Math::max);
        }
        int others = INDENT.length();
        for (int i = 0; i < widths.length; i++) {
            if (i != FLEXIBLE) {
                widths[i] = Math.min(widths[i], WIDEST_SIDE_COLUMN);
                others += widths[i] + GAP;
            }
        }
        widths[FLEXIBLE] = Math.min(widths[FLEXIBLE], Math.max(LEAST_WIDTH, columns - others));
        return widths;
    }

    private void append(StringBuilder out, List<String> cells, int[] widths, boolean bold) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(wrap(cells.get(i), widths[i]));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder(INDENT);
            for (int i = 0; i < widths.length; i++) {
                List<String> cell = wrapped.get(i);
                String part = line < cell.size() ? cell.get(line) : "";
                text.append(bold ? style.bold(part) : part).append(" ".repeat(widths[i] - part.length() + GAP));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    /** Breaks at spaces and keeps a paragraph's indentation; a word that is too long for a line is cut. */
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.lines().toList()) {
            String words = paragraph.stripLeading();
            String indent = " ".repeat(paragraph.length() - words.length());
            StringBuilder line = new StringBuilder(indent);
            for (String word : words.split(" ", -1)) {
                if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(indent.length());
                }
                line.append(line.length() > indent.length() ? " " : "").append(word);
                while (line.length() > width) {
                    lines.add(line.substring(0, width));
                    line.delete(indent.length(), width);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
