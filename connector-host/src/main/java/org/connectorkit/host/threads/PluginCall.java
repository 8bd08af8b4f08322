package org.connectorkit.host.threads;

import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.connectorkit.host.threads.GivenUpException.Reason;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** One call into a plugin on one of its threads. */
public final class PluginCall<T extends @Nullable Object> {

    /** How long a plugin may take to heed its interruption, in the time of the world. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private final Callable<T> call;
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile @Nullable Future<?> handle;

    PluginCall(Callable<T> call) {
        this.call = call;
    }

    void startedBy(Future<?> future) {
        this.handle = future;
    }

    /** Runs on the plugin's thread. Whatever is thrown, an error of the plugin's making too, is the outcome. */
    void run() {
        if (claimed.compareAndSet(false, true)) {
            try {
                end.complete(call.call());
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        }
    }

    /** Completes when the plugin has returned, or when it is certain that it will not be called. */
    CompletableFuture<T> end() {
        return end;
    }

    /** Tells when the plugin has returned or thrown, or when it is certain that it will not be called, on the thread that ends it. */
    public void whenEnded(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> listener) {
        CompletableFuture<T> unused = end.whenComplete(listener);
    }

    /** Interrupts the plugin; if it was not called yet, it will not be. Returns whether it had been called. */
    public boolean interrupt() {
        boolean withdrawn = claimed.compareAndSet(false, true);
        if (withdrawn) {
            end.completeExceptionally(new InterruptedException("withdrawn before it began"));
        }
        Future<?> running = handle;
        if (running != null) {
            running.cancel(true);
        }
        return !withdrawn;
    }

    /**
     * Waits for the outcome until the deadline. Then, and when the caller is interrupted, the plugin is interrupted; an
     * outcome that it gives soon after still counts. The caller stays marked as interrupted.
     *
     * @throws ExecutionException with what the plugin threw
     * @throws GivenUpException if there is no outcome
     */
    public T await(Waiting waiting, Deadline deadline) throws ExecutionException, GivenUpException {
        boolean interrupted = false;
        try {
            try {
                if (waiting.await(end, deadline)) {
                    return outcome(Reason.CANCELLED);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            Reason reason = interrupted ? Reason.CANCELLED : Reason.TIMED_OUT;
            if (!interrupt()) {
                throw new GivenUpException(reason, false);
            }
            interrupted |= !endsInGrace();
            if (!end.isDone()) {
                throw new GivenUpException(reason, true);
            }
            return outcomeAfterInterruption(reason);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns false if the caller was interrupted (once more) meanwhile. */
    private boolean endsInGrace() {
        try {
            Waiting.awaitReally(end, GRACE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private T outcome(Reason reason) throws ExecutionException, GivenUpException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException || e.getCause() instanceof ClosedByInterruptException) {
                throw new GivenUpException(reason, true);
            }
            throw e;
        } catch (InterruptedException e) {
            throw new IllegalStateException("what has ended does not block", e);
        }
    }

    private T outcomeAfterInterruption(Reason reason) throws ExecutionException, GivenUpException {
        try {
            return outcome(reason);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectorException) {
                throw e;
            }
            throw new GivenUpException(reason, true);
        }
    }
}
