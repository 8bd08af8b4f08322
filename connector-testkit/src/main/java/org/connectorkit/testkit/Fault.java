package org.connectorkit.testkit;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What happens to one exchange of a request and its reply. Immutable.
 *
 * <p>A reset is a TCP segment with the RST flag (RFC 9293 section 3.5.3), which a client meets as "connection reset", not
 * as the end of a stream. The bytes of a message count from the first byte of its start line.
 */
public final class Fault {

    enum Kind {
        NONE,
        RESET_BEFORE_REQUEST,
        RESET_DURING_REQUEST,
        RESET_AFTER_REQUEST,
        RESET_DURING_REPLY,
        SWALLOW_REPLY,
        SILENCE,
        DELAY,
        DRIP,
        TRUNCATE,
        GARBAGE
    }

    private static final Fault NONE = new Fault(Kind.NONE, 0, Duration.ZERO);

    private final Kind kind;
    private final int bytes;
    private final Duration time;

    private Fault(Kind kind, int bytes, Duration time) {
        this.kind = kind;
        this.bytes = bytes;
        this.time = time;
    }

    /** No fault: request and reply pass as they are. */
    public static Fault none() {
        return NONE;
    }

    /** Resets the connection when the request's first byte arrives. The service sees nothing. */
    public static Fault resetBeforeRequest() {
        return new Fault(Kind.RESET_BEFORE_REQUEST, 0, Duration.ZERO);
    }

    /**
     * Resets the connection in the middle of the request. The service gets the bytes before that, never the whole request.
     *
     * @param bytes how many bytes pass, at least 1; a request that is no longer passes but for its last byte
     */
    public static Fault resetDuringRequest(int bytes) {
        return new Fault(Kind.RESET_DURING_REQUEST, requirePositive(bytes), Duration.ZERO);
    }

    /** Takes the whole request and resets the connection. The service sees nothing, and the client cannot know that. */
    public static Fault resetAfterRequest() {
        return new Fault(Kind.RESET_AFTER_REQUEST, 0, Duration.ZERO);
    }

    /**
     * Resets the connection in the middle of the reply.
     *
     * @param bytes how many bytes of the reply pass, at least 1; a reply that is no longer passes but for its last byte
     */
    public static Fault resetDuringReply(int bytes) {
        return new Fault(Kind.RESET_DURING_REPLY, requirePositive(bytes), Duration.ZERO);
    }

    /** Resets the connection in place of the reply, after the service has answered: it is done, and the client is not told. */
    public static Fault swallowReply() {
        return new Fault(Kind.SWALLOW_REPLY, 0, Duration.ZERO);
    }

    /** Says nothing more, after the service has answered, and keeps the connection open until the client gives up. */
    public static Fault silence() {
        return new Fault(Kind.SILENCE, 0, Duration.ZERO);
    }

    /** Holds the reply back for a time. */
    public static Fault delay(Duration time) {
        return new Fault(Kind.DELAY, 0, requireNotNegative(time));
    }

    /**
     * Passes the reply in small pieces.
     *
     * @param bytes the length of a piece, at least 1
     * @param pause the time between two pieces
     */
    public static Fault drip(int bytes, Duration pause) {
        return new Fault(Kind.DRIP, requirePositive(bytes), requireNotNegative(pause));
    }

    /**
     * Ends the connection in the middle of the reply, in an orderly way.
     *
     * @param bytes how many bytes of the reply pass, at least 1; a reply that is no longer passes but for its last byte
     */
    public static Fault truncate(int bytes) {
        return new Fault(Kind.TRUNCATE, requirePositive(bytes), Duration.ZERO);
    }

    /**
     * Sends bytes that are not HTTP in place of the reply, after the service has answered, and ends the connection.
     *
     * @param bytes how many, at least 1; the same on every run
     */
    public static Fault garbage(int bytes) {
        return new Fault(Kind.GARBAGE, requirePositive(bytes), Duration.ZERO);
    }

    private static int requirePositive(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a fault of " + bytes + " bytes strikes nowhere; give at least 1");
        }
        return bytes;
    }

    private static Duration requireNotNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a fault cannot last " + time + "; give zero or more");
        }
        return time;
    }

    Kind kind() {
        return kind;
    }

    int bytes() {
        return bytes;
    }

    Duration time() {
        return time;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fault that && kind == that.kind && bytes == that.bytes && time.equals(that.time);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, bytes, time);
    }

    @Override
    public String toString() {
        StringBuilder words =
                new StringBuilder(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (bytes > 0) {
            words.append(", ").append(bytes).append(" bytes");
        }
        if (!time.isZero()) {
            words.append(", ").append(time);
        }
        return words.toString();
    }
}
