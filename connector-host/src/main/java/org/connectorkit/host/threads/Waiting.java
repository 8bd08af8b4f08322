package org.connectorkit.host.threads;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.connectorkit.spi.Deadline;

/**
 * Waits by the host's clock.
 *
 * @param clock tells the time
 * @param virtual whether the clock may stand still and jump, so that it must be looked at again and again
 */
public record Waiting(Clock clock, boolean virtual) {

    private static final Duration LOOK = Duration.ofMillis(2);

    /**
     * Waits for the end of something, be it good or bad.
     *
     * @return whether it ended before the deadline passed
     */
    public boolean await(CompletableFuture<?> end, Deadline deadline) throws InterruptedException {
        if (!virtual) {
            return awaitReally(end, deadline.remaining());
        }
        while (!awaitReally(end, LOOK)) {
            if (deadline.passed()) {
                return end.isDone();
            }
        }
        return true;
    }

    /**
     * Waits for the result of something that the caller alone does not own and so does not interrupt.
     *
     * @throws ExecutionException with what it threw
     * @throws GivenUpException if the deadline passed, or the caller was interrupted and stays marked so
     */
    public <T> T awaitResult(CompletableFuture<T> end, Deadline deadline) throws ExecutionException, GivenUpException {
        try {
            if (!end.isDone() && !await(end, deadline)) {
                throw new GivenUpException(GivenUpException.Reason.TIMED_OUT, false);
            }
            return end.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GivenUpException(GivenUpException.Reason.CANCELLED, false);
        }
    }

    /** Waits for the end of something by the time of the world. */
    static boolean awaitReally(CompletableFuture<?> end, Duration time) throws InterruptedException {
        try {
            end.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | CancellationException e) {
            return true;
        } catch (TimeoutException e) {
            return end.isDone();
        }
    }
}
