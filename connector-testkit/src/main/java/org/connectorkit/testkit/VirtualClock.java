package org.connectorkit.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is told to go on. Safe for concurrent use. */
public final class VirtualClock extends Clock {

    private final Instant start;
    /** Nanoseconds since the start, shared with the same clock in other zones. */
    private final AtomicLong elapsed;

    private final ZoneId zone;

    private VirtualClock(Instant start, AtomicLong elapsed, ZoneId zone) {
        this.start = start;
        this.elapsed = elapsed;
        this.zone = zone;
    }

    /** A clock that stands at a point in time, in UTC. */
    public static VirtualClock at(Instant start) {
        return new VirtualClock(start, new AtomicLong(), ZoneOffset.UTC);
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        elapsed.addAndGet(time.toNanos());
    }

    @Override
    public Instant instant() {
        return start.plusNanos(elapsed.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: it advances with this one. */
    @Override
    public VirtualClock withZone(ZoneId other) {
        return new VirtualClock(start, elapsed, other);
    }
}
