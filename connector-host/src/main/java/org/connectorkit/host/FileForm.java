package org.connectorkit.host;

/** How a JSON input may give a file: an object with exactly one of these members, and {@code contentType} if known. */
public enum FileForm {
    /** {@code {"path": "/reports/may.pdf"}}: a file of the machine that the host runs on. For trusted callers alone, such as a command line. */
    PATH("path"),
    /** {@code {"base64": "JVBERi0="}}: the content in RFC 4648 section 4, without line breaks. */
    BASE64("base64"),
    /** {@code {"text": "Total: 3"}}: the content as text, in UTF-8. */
    TEXT("text"),
    /**
     * {@code {"uri": "reports:may.pdf", "sha256": "9f86…", "size": 8192}}: a reference into the embedder's {@link FileStore}.
     * Hash (64 hexadecimal digits) and size (bytes) are optional, and checked as the content is read.
     */
    URI("uri");

    private final String member;

    FileForm(String member) {
        this.member = member;
    }

    /** The name of the JSON member. */
    public String member() {
        return member;
    }
}
