package org.connectorkit.engine.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.ConnectorException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs an engine's command as the {@code connectors} command does, with no connector, and keeps what it says. */
public final class TestCommand implements WorkerEnvironment {

    private static final int REFUSED = 2;

    private final Function<WorkerEnvironment, Callable<Integer>> command;
    private final Path folder;
    private final Runnable awaitEnd;
    private final StringWriter usage = new StringWriter();
    private final List<String> printed = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private @Nullable ConnectorException refusal;

    /**
     * A command that was not run yet.
     *
     * @param folder for what belongs to the machine
     * @param awaitEnd how long a worker works
     */
    public TestCommand(Function<WorkerEnvironment, Callable<Integer>> command, Path folder, Runnable awaitEnd) {
        this.command = Objects.requireNonNull(command, "command");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.awaitEnd = Objects.requireNonNull(awaitEnd, "awaitEnd");
    }

    /** Runs it, and returns its exit code. */
    public int run(String... arguments) {
        return new CommandLine(command.apply(this))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(usage, true))
                .setErr(new PrintWriter(usage, true))
                .setExecutionExceptionHandler((failure, failed, parsed) -> {
                    if (failure instanceof ConnectorException expected) {
                        refusal = expected;
                        return REFUSED;
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    /** Runs it, and returns why it refused. */
    public ConnectorException refused(String... arguments) {
        refusal = null;
        int code = run(arguments);
        if (refusal == null) {
            throw new AssertionError("not refused, but ended with " + code + " and: " + usage);
        }
        return refusal;
    }

    /** What picocli said: its help, or what is wrong with the arguments. */
    public String usage() {
        return usage.toString();
    }

    /** The lines of data. */
    public List<String> printed() {
        return printed;
    }

    /** The lines for a person. */
    public List<String> messages() {
        return messages;
    }

    @Override
    public ConnectorHost openHost() {
        return ConnectorHost.builder().build();
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.empty();
    }

    @Override
    public Path stateFolder() {
        return folder;
    }

    @Override
    public Path currentFolder() {
        return folder;
    }

    @Override
    public void print(String line) {
        printed.add(line);
    }

    @Override
    public void message(String line) {
        messages.add(line);
    }

    @Override
    public void awaitEnd() {
        awaitEnd.run();
    }
}
