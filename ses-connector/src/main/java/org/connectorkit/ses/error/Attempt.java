package org.connectorkit.ses.error;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorkit.ses.region.SesRegion;
import org.jspecify.annotations.Nullable;

/** What is known of one attempt at an operation, whatever its answer. */
public final class Attempt {

    private final Operation operation;
    private final SesRegion region;
    private final boolean sent;
    private final @Nullable Duration clockAhead;

    private Attempt(Operation operation, SesRegion region, boolean sent, @Nullable Duration clockAhead) {
        this.operation = operation;
        this.region = region;
        this.sent = sent;
        this.clockAhead = clockAhead;
    }

    /**
     * An attempt that has ended.
     *
     * @param sent whether the request's last byte was handed to the network
     * @param serverTime the time in the answer, if there was one
     * @param now this machine's time
     */
    public static Attempt of(
            Operation operation, SesRegion region, boolean sent, Optional<Instant> serverTime, Instant now) {
        return new Attempt(
                operation,
                region,
                sent,
                serverTime.map(time -> Duration.between(time, now)).orElse(null));
    }

    Operation operation() {
        return operation;
    }

    SesRegion region() {
        return region;
    }

    /** Whether the service may have done what was asked, as long as no answer says that it did not. */
    boolean mayHaveHappened() {
        return sent && !operation.repeatable();
    }

    /** How far this machine's clock is ahead of the service's; negative if it is behind. */
    Optional<Duration> clockAhead() {
        return Optional.ofNullable(clockAhead);
    }
}
