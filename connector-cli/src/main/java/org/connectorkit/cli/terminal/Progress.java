package org.connectorkit.cli.terminal;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells a person at a terminal that something takes its time, in one line that goes away again. Silent off a terminal. */
public final class Progress {

    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream err;
    private final String what;
    private long seconds;
    private boolean ended;

    private Progress(PrintStream err, String what) {
        this.err = err;
        this.what = what;
    }

    /**
     * Does the work on this thread and counts the seconds meanwhile; nothing shows in the first one.
     *
     * @param what what takes its time, such as {@code Running sendEmail}
     */
    public static <T> T during(Terminal terminal, String what, Supplier<T> work) {
        if (terminal.messageStyle() == Style.PLAIN) {
            return work.get();
        }
        Progress progress = new Progress(terminal.err(), what);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        var ticking = timer.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
        try {
            return work.get();
        } finally {
            ticking.cancel(false);
            timer.shutdown();
            progress.end();
        }
    }

    private synchronized void tick() {
        if (!ended) {
            seconds++;
            err.print(ERASE_LINE + what + ", " + seconds + " s");
            err.flush();
        }
    }

    private synchronized void end() {
        ended = true;
        if (seconds > 0) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }
}
