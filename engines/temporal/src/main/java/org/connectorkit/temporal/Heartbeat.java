package org.connectorkit.temporal;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells Temporal that an activity is alive, and interrupts its thread when Temporal answers that nobody waits for it. */
final class Heartbeat {

    private static final int BEATS_PER_TIMEOUT = 4;

    private final ActivityExecutionContext context;
    private final Thread activity = Thread.currentThread();
    private @Nullable Future<?> beats;
    private @Nullable ActivityCompletionException cancellation;
    private boolean stopped;

    private Heartbeat(ActivityExecutionContext context) {
        this.context = context;
    }

    /** Starts beating, for the activity that runs on the calling thread; without a heartbeat time-out it does nothing. */
    static Heartbeat start(ActivityExecutionContext context, ScheduledExecutorService scheduler) {
        Heartbeat heartbeat = new Heartbeat(context);
        Duration timeout = context.getInfo().getHeartbeatTimeout();
        if (!timeout.isZero()) {
            long period = Math.max(1, timeout.toMillis() / BEATS_PER_TIMEOUT);
            heartbeat.beats = scheduler.scheduleWithFixedDelay(heartbeat::beat, 0, period, TimeUnit.MILLISECONDS);
        }
        return heartbeat;
    }

    private void beat() {
        try {
            context.heartbeat(null);
        } catch (ActivityWorkerShutdownException e) {
            // A worker that shuts down lets its steps end: a send cut short would have an unknown outcome.
        } catch (ActivityCompletionException e) {
            cancel(e);
        }
    }

    private synchronized void cancel(ActivityCompletionException reason) {
        if (!stopped && cancellation == null) {
            cancellation = reason;
            activity.interrupt();
        }
    }

    /** Stops beating. The thread is not interrupted after, nor left interrupted by an earlier cancellation. */
    synchronized void stop() {
        stopped = true;
        if (beats != null) {
            beats.cancel(false);
        }
        if (cancellation != null) {
            Thread.interrupted();
        }
    }

    /** Why the activity was interrupted, if it was. */
    synchronized Optional<ActivityCompletionException> cancellation() {
        return Optional.ofNullable(cancellation);
    }
}
