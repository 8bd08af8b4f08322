package org.connectorkit.ses.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.connectorkit.ses.error.Attempt;
import org.connectorkit.ses.error.Failures;
import org.connectorkit.ses.error.Operation;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.ErrorKind;

/**
 * Makes calls to AWS, each attempt on a thread of the session's own, and repeats them where that is harmless.
 *
 * <p>A thread that waits for a socket cannot be interrupted, so the caller's thread does not touch one: at its deadline, or
 * when it is interrupted, it closes the connection and returns at once.
 */
final class Calls implements AutoCloseable {

    private static final Duration IDLE_THREAD = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final AtomicInteger threadNumber = new AtomicInteger();
    private final Clock clock;
    private final Pauses afterThrottling;
    private final Pauses afterFailure;
    private final ExecutorService threads;

    Calls(Clock clock) {
        this(
                clock,
                new Pauses(Duration.ofMillis(500), Duration.ofSeconds(10), 10),
                new Pauses(Duration.ofMillis(100), Duration.ofSeconds(2), 4));
    }

    Calls(Clock clock, Pauses afterThrottling, Pauses afterFailure) {
        this.clock = clock;
        this.afterThrottling = afterThrottling;
        this.afterFailure = afterFailure;
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "aws-ses-" + threadNumber.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(Calls.class.getClassLoader());
                    return thread;
                });
    }

    /**
     * Makes a call. A failure that certainly left nothing behind is repeated with growing pauses until the deadline; an
     * unclear end is repeated only where the operation may be.
     *
     * @param call makes one request with the SDK
     * @throws ConnectorException for every way to fail; where the thread was interrupted, it still is
     */
    <T> T make(Operation operation, SesRegion region, Deadline deadline, CallWithAttempt<T> call) {
        int throttled = 0;
        int failed = 0;
        while (true) {
            try {
                return attempt(operation, region, deadline, call);
            } catch (ConnectorException failure) {
                Duration pause;
                if (failure.code().equals(Failures.THROTTLED) && throttled < afterThrottling.repetitions()) {
                    pause = afterThrottling.before(++throttled);
                } else if (failure.kind() == ErrorKind.UNAVAILABLE
                        && !failure.code().equals(Failures.CANCELLED)
                        && failed < afterFailure.repetitions()) {
                    pause = afterFailure.before(++failed);
                } else {
                    throw failure;
                }
                if (pause.compareTo(deadline.remaining()) >= 0) {
                    throw failure;
                }
                pause(pause, failure);
            }
        }
    }

    /** Runs something beside the callers. */
    void inBackground(Runnable work) {
        threads.execute(work);
    }

    private <T> T attempt(Operation operation, SesRegion region, Deadline deadline, CallWithAttempt<T> call) {
        Exchange exchange = new Exchange();
        if (deadline.passed()) {
            throw Failures.deadline(attemptSoFar(operation, region, exchange));
        }
        Callable<T> watched = () ->
                WatchedHttpClient.watch(exchange, () -> call.make(() -> attemptSoFar(operation, region, exchange)));
        Future<T> result;
        try {
            result = threads.submit(watched);
        } catch (RejectedExecutionException e) {
            throw Failures.cancelled(attemptSoFar(operation, region, exchange));
        }
        try {
            return result.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw Failures.of(Objects.requireNonNullElse(e.getCause(), e), attemptSoFar(operation, region, exchange));
        } catch (TimeoutException e) {
            exchange.cancel();
            throw Failures.deadline(attemptSoFar(operation, region, exchange));
        } catch (InterruptedException e) {
            exchange.cancel();
            Thread.currentThread().interrupt();
            throw Failures.cancelled(attemptSoFar(operation, region, exchange));
        }
    }

    private Attempt attemptSoFar(Operation operation, SesRegion region, Exchange exchange) {
        return Attempt.of(operation, region, exchange.sent(), exchange.serverTime(), clock.instant());
    }

    private static void pause(Duration pause, ConnectorException failure) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** Ends every thread, and waits for their end. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "a call to AWS did not end within " + CLOSING.toSeconds() + " s of its session's close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes one request; may ask what is known of the attempt so far. */
    @FunctionalInterface
    interface CallWithAttempt<T> {
        T make(Supplier<Attempt> attempt) throws Exception;
    }
}
