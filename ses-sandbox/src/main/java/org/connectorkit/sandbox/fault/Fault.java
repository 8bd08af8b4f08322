package org.connectorkit.sandbox.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * Something that goes wrong with one request. Immutable.
 *
 * <p>An error or a reset comes before the request is looked at, so nothing is accepted. With every other fault the
 * request is carried out as usual and only its reply suffers.
 */
public final class Fault {

    /** What becomes of the reply. */
    public enum Kind {
        /** It arrives whole. */
        NONE,
        /** An error takes its place, and nothing is carried out. */
        ERROR,
        /** The connection is reset, and nothing is carried out. */
        RESET,
        /** Status 200 without a body. */
        EMPTY,
        /** The body breaks off and the connection is closed. */
        TRUNCATED,
        /** The connection is closed without a reply. */
        SWALLOWED
    }

    private final Kind kind;
    private final int status;
    private final String code;
    private final String message;
    private final int bytes;
    private final Duration delay;

    private Fault(Kind kind, int status, String code, String message, int bytes, Duration delay) {
        this.kind = kind;
        this.status = status;
        this.code = Objects.requireNonNull(code, "code");
        this.message = Objects.requireNonNull(message, "message");
        this.bytes = bytes;
        this.delay = Objects.requireNonNull(delay, "delay");
    }

    /**
     * Answers with an AWS error, and carries nothing out.
     *
     * @param status the HTTP status, 400 to 599
     * @param code such as {@code Throttling} or {@code InternalFailure}
     * @throws IllegalArgumentException if the status is none of an error
     */
    public static Fault error(int status, String code, String message) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is none of an error; give 400 to 599");
        }
        return new Fault(Kind.ERROR, status, code, message, 0, Duration.ZERO);
    }

    /** Resets the connection, and carries nothing out. */
    public static Fault reset() {
        return of(Kind.RESET, 0);
    }

    /** Carries the request out, then answers 200 without a body. */
    public static Fault emptyReply() {
        return of(Kind.EMPTY, 0);
    }

    /**
     * Carries the request out, then sends the header and only the first bytes of the body, and closes the connection.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public static Fault truncatedReply(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a reply can't have " + bytes + " bytes; give 0 or more");
        }
        return of(Kind.TRUNCATED, bytes);
    }

    /** Carries the request out, then closes the connection without a reply. */
    public static Fault swallowedReply() {
        return of(Kind.SWALLOWED, 0);
    }

    /** Carries the request out, then holds its whole reply back. */
    public static Fault delay(Duration time) {
        return of(Kind.NONE, 0).after(time);
    }

    /**
     * This fault, coming only after a time.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public Fault after(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("delay " + time + " is negative; give zero or more");
        }
        return new Fault(kind, status, code, message, bytes, time);
    }

    /** What becomes of the reply. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status of an error, else 0. */
    public int status() {
        return status;
    }

    /** The code of an error, else empty. */
    public String code() {
        return code;
    }

    /** The message of an error, else empty. */
    public String message() {
        return message;
    }

    /** How many bytes of a truncated body are sent, else 0. */
    public int bytes() {
        return bytes;
    }

    /** How long the reply, or its failure, is held back. */
    public Duration delay() {
        return delay;
    }

    private static Fault of(Kind kind, int bytes) {
        return new Fault(kind, 0, "", "", bytes, Duration.ZERO);
    }
}
