package org.connectorkit.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.connectorkit.cli.store.SavedConnections;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Removes a saved connection and its secrets.", mixinStandardHelpOptions = true)
final class ConnectionRemoveCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "The connection's name.")
    private String name = "";

    ConnectionRemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SavedConnections saved = new SavedConnections(UserFolders.of(terminal.environment()));
        if (!saved.remove(name)) {
            throw Usage.unknown("saved connection", name, saved.names(), "See: connectors connection list");
        }
        terminal.message("Removed connection '" + name + "'.");
        return ExitCode.OK;
    }
}
