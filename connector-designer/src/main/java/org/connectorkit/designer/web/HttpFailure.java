package org.connectorkit.designer.web;

/** An answer other than what was asked for, in words for the person in front of the page. */
public final class HttpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** A failure of an HTTP status. */
    public HttpFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** There is no such page or thing. */
    public static HttpFailure notFound(String message) {
        return new HttpFailure(404, message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What to tell. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
