package org.connectorkit.spi;

/** What a failure means to whoever decides what happens next. */
public enum ErrorKind {
    /** The caller gave something wrong; the same inputs fail again. Nothing happened at the service. */
    INVALID_INPUT(false),
    /** The credentials, role or network path of the connection do not work; it needs a person's attention. */
    CONNECTION(false),
    /** The service understood and refused. The same request is refused again until something changes there. */
    REJECTED(false),
    /** The service asked to slow down. Nothing happened; the same request may succeed later. */
    RATE_LIMITED(true),
    /** The service could not be reached or was not able to answer. Nothing happened; the same request may succeed later. */
    UNAVAILABLE(true),
    /** It may have happened: the request went out and no answer tells. Never repeated by itself. */
    UNKNOWN_OUTCOME(false),
    /** A defect in the connector or the host. */
    INTERNAL(false);

    private final boolean retryable;

    ErrorKind(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same request may be made again without doing anything twice. */
    public boolean retryable() {
        return retryable;
    }
}
