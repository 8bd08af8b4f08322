package org.connectorkit.host.text;

import java.util.List;

/** Pieces of sentences. */
public final class Words {

    private static final int LONGEST = 60;

    private Words() {}

    /** A value that somebody gave, short enough for a message, with control characters made visible. */
    public static String shown(String value) {
        StringBuilder shown = new StringBuilder();
        int end = value.offsetByCodePoints(0, Math.min(LONGEST, value.codePointCount(0, value.length())));
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return end < value.length() ? shown.append('…').toString() : shown.toString();
    }

    /** {@code a}, {@code a or b}, {@code a, b or c}. */
    public static String joined(List<String> items, String last) {
        int size = items.size();
        return size < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, size - 1)) + " " + last + " " + items.get(size - 1);
    }
}
