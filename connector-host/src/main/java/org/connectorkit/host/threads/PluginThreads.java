package org.connectorkit.host.threads;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads on which a connector is called: daemons named {@code connector-KEY-N}, as many as calls run at a time, with the
 * plugin's loader as their context loader.
 */
public final class PluginThreads {

    private static final int IDLE_SECONDS = 30;

    private final ClassLoader loader;
    private final ThreadPoolExecutor pool;
    private final Set<PluginCall<?>> running = ConcurrentHashMap.newKeySet();

    /** Makes threads on demand. */
    public PluginThreads(String connectorKey, ClassLoader loader) {
        this.loader = loader;
        AtomicInteger count = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(
                            null, task, "connector-" + connectorKey + "-" + count.incrementAndGet(), 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
    }

    /**
     * Starts a call into the plugin.
     *
     * @throws IllegalStateException if the threads have ended
     */
    public <T extends @Nullable Object> PluginCall<T> start(Callable<T> call) {
        PluginCall<T> started = new PluginCall<>(() -> within(call));
        running.add(started);
        started.whenEnded((value, thrown) -> running.remove(started));
        try {
            started.startedBy(pool.submit(started::run));
            return started;
        } catch (RejectedExecutionException e) {
            running.remove(started);
            throw new IllegalStateException("the host is closed", e);
        } catch (Error e) {
            running.remove(started);
            throw e;
        }
    }

    /** Calls into the plugin on the calling thread, for what cannot block. */
    public <T> T inline(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Sets the context loader each time: an earlier call may have left another one behind. */
    private <T extends @Nullable Object> T within(Callable<T> call) throws Exception {
        Thread.currentThread().setContextClassLoader(loader);
        return call.call();
    }

    /** Runs something on a thread of the plugin, or here if those have ended. */
    public void execute(Runnable task) {
        Callable<Object> call = Executors.callable(task);
        try {
            start(call);
        } catch (IllegalStateException e) {
            inline(() -> {
                task.run();
                return true;
            });
        }
    }

    /** Interrupts what runs. */
    public void interruptAll() {
        running.forEach(PluginCall::interrupt);
    }

    /** Waits until nothing runs; returns whether that came within the time. */
    public boolean awaitQuiet(Duration time) {
        CompletableFuture<Void> quiet =
                CompletableFuture.allOf(running.stream().map(PluginCall::end).toArray(CompletableFuture[]::new));
        try {
            return Waiting.awaitReally(quiet, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes no more calls, interrupts what still runs, and waits for the threads to end. */
    public boolean end(Duration time) {
        pool.shutdownNow();
        try {
            return pool.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
