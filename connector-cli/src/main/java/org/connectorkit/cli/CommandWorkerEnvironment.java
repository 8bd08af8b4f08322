package org.connectorkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.host.ConnectorHost;

/** What the command gives a worker. */
final class CommandWorkerEnvironment implements WorkerEnvironment {

    private final Terminal terminal;
    private final Interruption interruption;
    private final WorkerHostOptions options;

    CommandWorkerEnvironment(Terminal terminal, Interruption interruption, WorkerHostOptions options) {
        this.terminal = terminal;
        this.interruption = interruption;
        this.options = options;
    }

    @Override
    public ConnectorHost openHost() {
        return options.open(terminal);
    }

    @Override
    public Optional<String> variable(String name) {
        return terminal.environment().variable(name);
    }

    @Override
    public Path stateFolder() {
        return UserFolders.of(terminal.environment()).state();
    }

    @Override
    public Path currentFolder() {
        return terminal.environment().currentFolder();
    }

    @Override
    public void print(String line) {
        terminal.print(Printable.of(line));
    }

    @Override
    public void message(String line) {
        terminal.message(line);
        terminal.flush();
    }

    @Override
    public void awaitEnd() {
        interruption.during(CommandWorkerEnvironment::waitForInterruption);
    }

    private static boolean waitForInterruption() {
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
