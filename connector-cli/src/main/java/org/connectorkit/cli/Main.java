package org.connectorkit.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorkit.cli.terminal.Environment;
import org.connectorkit.cli.terminal.Terminal;

/** The process of the {@code connectors} command. */
public final class Main {

    /** Long enough for a worker's running steps to end. */
    private static final long LAST_WORDS_SECONDS = 45;

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        // Read once, before the first logger is made
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", logLevel(arguments));
        Terminal terminal = new Terminal(
                System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), Environment.ofProcess());
        Interruption interruption = new Interruption();
        CountDownLatch finished = new CountDownLatch(1);
        Thread onSignal = new Thread(() -> letFinish(interruption, finished), "signal");
        Runtime.getRuntime().addShutdownHook(onSignal);
        int code = new Cli(terminal, interruption).run(arguments);
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException shuttingDown) {
            // A signal ends the process: with 128 and its number, as a shell expects
            return;
        }
        System.exit(code);
    }

    /** A worker has nobody who waits for its result: what goes wrong in it is told by its log. */
    private static String logLevel(List<String> arguments) {
        if (arguments.contains(RootCommand.VERBOSE)) {
            return "info";
        }
        return arguments.contains(WorkerCommand.NAME) ? "warn" : "off";
    }

    private static void letFinish(Interruption interruption, CountDownLatch finished) {
        if (interruption.interrupt()) {
            try {
                finished.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        boolean isError = descriptor == FileDescriptor.err;
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), isError, StandardCharsets.UTF_8);
    }
}
