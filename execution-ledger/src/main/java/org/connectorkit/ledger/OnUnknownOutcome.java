package org.connectorkit.ledger;

/** What to do with a step that may have been done before. */
public enum OnUnknownOutcome {
    /** Fail with {@link org.connectorkit.spi.ErrorKind#UNKNOWN_OUTCOME}, so that a person decides. */
    STOP,
    /** Do it again: twice is better than not at all. */
    RESEND
}
