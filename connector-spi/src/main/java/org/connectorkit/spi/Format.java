package org.connectorkit.spi;

/** What a text holds, so that a form can offer the right control. */
public enum Format {
    /** An absolute URI (RFC 3986). The host checks it. */
    URI,
    /** A calendar date, {@code 2026-01-31} (RFC 3339 full-date). The host checks it. */
    DATE,
    /** A date and time with offset, {@code 2026-01-31T09:30:00Z} (RFC 3339 date-time). The host checks it. */
    DATE_TIME,
    /** An ISO 8601 duration, {@code PT30S} (RFC 3339 appendix A). The host checks it. */
    DURATION,
    /** An email address, with or without a display name (RFC 5322 mailbox). The connector checks it: the rules differ by service. */
    MAILBOX
}
