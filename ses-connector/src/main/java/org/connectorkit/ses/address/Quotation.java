package org.connectorkit.ses.address;

import java.util.Locale;

/** Foreign text in a problem's message: in quotes, control characters made visible, never long. */
final class Quotation {

    private static final int MAX_CHARACTERS = 80;

    private Quotation() {}

    static String of(String text) {
        String stripped = text.strip();
        StringBuilder out = new StringBuilder().append('\'');
        int i = 0;
        for (; i < stripped.length() && i < MAX_CHARACTERS; i++) {
            char c = stripped.charAt(i);
            if (Character.isISOControl(c) || (Character.isSurrogate(c) && !isPaired(stripped, i))) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        if (i < stripped.length()) {
            if (Character.isHighSurrogate(out.charAt(out.length() - 1))) {
                out.setLength(out.length() - 1);
            }
            out.append('…');
        }
        return out.append('\'').toString();
    }

    /** A character by its code point and Unicode name, such as {@code U+00A0 NO-BREAK SPACE}. */
    static String ofCharacter(int codePoint) {
        String name = Character.getName(codePoint);
        String code = String.format(Locale.ROOT, "U+%04X", codePoint);
        return name == null ? code : code + " " + name;
    }

    private static boolean isPaired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
