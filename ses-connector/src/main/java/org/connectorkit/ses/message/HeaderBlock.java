package org.connectorkit.ses.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Header fields, folded at 76 columns (RFC 5322 section 2.2.3; RFC 2047 section 2 for encoded-words). Takes only what is
 * ASCII without CR and LF, and fails otherwise: no caller's text can start a line of its own.
 */
final class HeaderBlock {

    private static final int MAX_COLUMNS = 76;

    private final StringBuilder out = new StringBuilder();

    /** Adds a field of pieces that stay whole, with one space or a fold between them. */
    HeaderBlock field(String name, List<String> pieces) {
        out.append(name).append(':');
        int column = name.length() + 1;
        boolean first = true;
        for (String piece : pieces) {
            requirePrintable(piece);
            if (!first && column + 1 + piece.length() > MAX_COLUMNS) {
                out.append("\r\n");
                column = 0;
            }
            out.append(' ').append(piece);
            column += 1 + piece.length();
            first = false;
        }
        out.append("\r\n");
        return this;
    }

    HeaderBlock field(String name, String value) {
        return field(name, List.of(value));
    }

    /** The fields and the empty line that ends them. */
    byte[] toBytes() {
        return (out + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void requirePrintable(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            if (piece.charAt(i) < ' ' || piece.charAt(i) > '~') {
                throw new IllegalArgumentException("A header field takes printable ASCII only; encode the text first.");
            }
        }
    }
}
