package org.connectorkit.spi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A point in time until which a caller waits. Immutable and safe for concurrent use. */
public final class Deadline {

    private final Instant instant;
    private final Clock clock;

    private Deadline(Instant instant, Clock clock) {
        this.instant = instant;
        this.clock = clock;
    }

    /**
     * A deadline that lies a time from now.
     *
     * @param time not negative
     * @param clock tells the time, now and in {@link #remaining()}
     * @throws IllegalArgumentException if the time is negative
     */
    public static Deadline after(Duration time, Clock clock) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "deadline " + time + " lies in the past; give a duration of zero or more");
        }
        return new Deadline(clock.instant().plus(time), Objects.requireNonNull(clock, "clock"));
    }

    /** The point in time. */
    public Instant instant() {
        return instant;
    }

    /** The time left, zero once it has passed. */
    public Duration remaining() {
        Duration left = Duration.between(clock.instant(), instant);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether no time is left. */
    public boolean passed() {
        return remaining().isZero();
    }

    @Override
    public String toString() {
        return instant.toString();
    }
}
