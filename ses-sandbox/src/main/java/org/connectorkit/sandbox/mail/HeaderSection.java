package org.connectorkit.sandbox.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header section of a message (RFC 5322 section 2.2), found without parsing the body. Lines end in CRLF or LF. Bytes
 * beyond ASCII are read as UTF-8. A line that is no field ends the section.
 */
public final class HeaderSection {

    private final List<HeaderField> fields;
    private final int end;
    private final int bodyStart;

    private HeaderSection(List<HeaderField> fields, int end, int bodyStart) {
        this.fields = List.copyOf(fields);
        this.end = end;
        this.bodyStart = bodyStart;
    }

    /** Reads the header section at the start of a message. */
    public static HeaderSection of(byte[] message) {
        List<HeaderField> fields = new ArrayList<>();
        int position = 0;
        while (position < message.length) {
            int lineEnd = lineEnd(message, position);
            if (isBlank(message, position, lineEnd)) {
                return new HeaderSection(fields, position, lineEnd);
            }
            int fieldEnd = lineEnd;
            while (fieldEnd < message.length && (message[fieldEnd] == ' ' || message[fieldEnd] == '\t')) {
                fieldEnd = lineEnd(message, fieldEnd);
            }
            int colon = position;
            while (colon < lineEnd && message[colon] != ':') {
                colon++;
            }
            if (colon == lineEnd) {
                return new HeaderSection(fields, position, position);
            }
            fields.add(field(message, position, colon, fieldEnd));
            position = fieldEnd;
        }
        return new HeaderSection(fields, position, position);
    }

    /** All fields, in order. */
    public List<HeaderField> fields() {
        return fields;
    }

    /** The first field of a name, whatever its case. */
    public Optional<HeaderField> first(String name) {
        return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
    }

    /** How many bytes the fields have. */
    public int length() {
        return end;
    }

    /** Where the body starts, after the blank line. */
    public int bodyStart() {
        return bodyStart;
    }

    private static HeaderField field(byte[] message, int start, int colon, int end) {
        String name = new String(message, start, colon - start, StandardCharsets.UTF_8).strip();
        String value = new String(message, colon + 1, end - colon - 1, StandardCharsets.UTF_8);
        if (value.indexOf('\n') >= 0) {
            value = value.replace("\r\n", "").replace("\n", "");
        }
        return new HeaderField(name, value.strip(), start, end);
    }

    private static int lineEnd(byte[] message, int from) {
        int position = from;
        while (position < message.length && message[position] != '\n') {
            position++;
        }
        return Math.min(position + 1, message.length);
    }

    private static boolean isBlank(byte[] message, int start, int end) {
        return (end - start == 1 && message[start] == '\n')
                || (end - start == 2 && message[start] == '\r' && message[start + 1] == '\n');
    }
}
