package org.connectorkit.sandbox.protocol;

import java.nio.charset.StandardCharsets;

/**
 * XML as the Query services write it: no declaration, line feeds, two spaces an indent, a line feed at the end. Text is
 * escaped; what XML 1.0 can't hold becomes U+FFFD.
 */
public final class Xml {

    private final StringBuilder out = new StringBuilder(512);
    private int depth;

    /**
     * An empty piece of XML.
     *
     * @param depth how many levels it is to be indented by
     */
    public Xml(int depth) {
        this.depth = depth;
    }

    public Xml open(String name) {
        indent().append('<').append(name).append(">\n");
        depth++;
        return this;
    }

    public Xml open(String name, String namespace) {
        indent().append('<').append(name).append(" xmlns=\"").append(namespace).append("\">\n");
        depth++;
        return this;
    }

    public Xml close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    public Xml empty(String name) {
        indent().append('<').append(name).append("/>\n");
        return this;
    }

    public Xml text(String name, String value) {
        indent().append('<').append(name).append('>');
        escape(value);
        out.append("</").append(name).append(">\n");
        return this;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    Xml append(Xml other) {
        out.append(other.out);
        return this;
    }

    byte[] toBytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder indent() {
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
        return out;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                case '\t', '\n' -> out.append(c);
                default -> out.append(allowed(value, i) ? c : '\uFFFD');
            }
        }
    }

    private static boolean allowed(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
        }
        return c >= 0x20 && c < 0xFFFE;
    }
}
