package org.connectorkit.cli.terminal;

/** Texts from outside, such as a service's error message, made safe to show: a control character can't move the cursor. */
public final class Printable {

    private Printable() {}

    /** Writes control characters as escapes; line breaks, of either kind, and tabs stay. */
    public static String of(String raw) {
        String text = raw.replace("\r\n", "\n");
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
