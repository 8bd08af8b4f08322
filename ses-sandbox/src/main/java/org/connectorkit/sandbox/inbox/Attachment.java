package org.connectorkit.sandbox.inbox;

/**
 * A part of a mail that is neither its text nor its HTML. Immutable.
 */
public final class Attachment {

    private final String name;
    private final String contentType;
    private final String disposition;
    private final String contentId;
    private final byte[] content;

    Attachment(String name, String contentType, String disposition, String contentId, byte[] content) {
        this.name = name;
        this.contentType = contentType;
        this.disposition = disposition;
        this.contentId = contentId;
        this.content = content;
    }

    /** The file name, decoded; empty if the part has none. */
    public String name() {
        return name;
    }

    /** Such as {@code application/pdf}, in lower case, without parameters. */
    public String contentType() {
        return contentType;
    }

    /** {@code attachment}, {@code inline}, or empty if the part does not say. */
    public String disposition() {
        return disposition;
    }

    /** The Content-ID without its angle brackets; empty if the part has none. */
    public String contentId() {
        return contentId;
    }

    /** The bytes, decoded. */
    public byte[] content() {
        return content.clone();
    }

    /** How many bytes it has, decoded. */
    public int size() {
        return content.length;
    }

    @Override
    public String toString() {
        return name + " (" + contentType + ", " + content.length + " bytes)";
    }
}
