package org.connectorkit.ses.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JSON text of an array of strings (RFC 8259), which some workflow steps hand over in place of the array itself.
 * {@code null} in it counts as an empty string.
 */
final class JsonTextArray {

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String source;
    private final List<String> items = new ArrayList<>();
    private int position;

    private JsonTextArray(String source) {
        this.source = source;
    }

    /** Returns the strings, or empty if the text is anything other than an array of strings. */
    static Optional<List<String>> parse(String source) {
        JsonTextArray array = new JsonTextArray(source);
        return array.array() ? Optional.of(array.items) : Optional.empty();
    }

    private boolean array() {
        if (!take('[')) {
            return false;
        }
        if (!take(']')) {
            do {
                if (!item()) {
                    return false;
                }
            } while (take(','));
            if (!take(']')) {
                return false;
            }
        }
        skipSpace();
        return position == source.length();
    }

    private boolean item() {
        if (take('"')) {
            return string();
        }
        if (source.startsWith("null", position)) {
            position += "null".length();
            items.add("");
            return true;
        }
        return false;
    }

    private boolean string() {
        StringBuilder text = new StringBuilder();
        while (position < source.length()) {
            char c = source.charAt(position++);
            if (c == '"') {
                items.add(text.toString());
                return true;
            }
            if (c < ' ') {
                return false;
            }
            if (c != '\\') {
                text.append(c);
            } else if (!escape(text)) {
                return false;
            }
        }
        return false;
    }

    private boolean escape(StringBuilder text) {
        if (position == source.length()) {
            return false;
        }
        char c = source.charAt(position++);
        if (c == 'u') {
            int value = 0;
            for (int i = 0; i < 4; i++) {
                int digit = position < source.length() ? hexValue(source.charAt(position++)) : -1;
                if (digit < 0) {
                    return false;
                }
                value = value << 4 | digit;
            }
            text.append((char) value);
            return true;
        }
        int index = ESCAPES.indexOf(c);
        if (index >= 0) {
            text.append(ESCAPED.charAt(index));
        }
        return index >= 0;
    }

    private static int hexValue(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private boolean take(char expected) {
        skipSpace();
        boolean found = position < source.length() && source.charAt(position) == expected;
        if (found) {
            position++;
        }
        return found;
    }

    private void skipSpace() {
        while (position < source.length() && " \t\r\n".indexOf(source.charAt(position)) >= 0) {
            position++;
        }
    }
}
