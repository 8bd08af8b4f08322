package org.connectorkit.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries Ctrl-C to the thread that waits for an action, so that its outcome can be told. Safe for concurrent use. */
final class Interruption {

    private @Nullable Thread waiting;

    /** Runs what may be interrupted, on this thread; afterwards the thread is not marked as interrupted, so that it can clean up. */
    <T> T during(Supplier<T> work) {
        synchronized (this) {
            waiting = Thread.currentThread();
        }
        try {
            return work.get();
        } finally {
            synchronized (this) {
                waiting = null;
                Thread.interrupted();
            }
        }
    }

    /** Waits until the command is interrupted. */
    void await() {
        during(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // What was waited for
                Thread.currentThread().interrupt();
            }
            return true;
        });
    }

    /** Interrupts the thread that waits. Returns whether one does: then it has something to say before the process ends. */
    synchronized boolean interrupt() {
        if (waiting == null) {
            return false;
        }
        waiting.interrupt();
        return true;
    }
}
