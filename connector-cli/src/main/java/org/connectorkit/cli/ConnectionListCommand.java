package org.connectorkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.connectorkit.cli.store.SavedConnection;
import org.connectorkit.cli.store.SavedConnections;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Output;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.spi.ConnectorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "list",
        description = "Lists the saved connections, without their inputs.",
        mixinStandardHelpOptions = true)
final class ConnectionListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private OutputOption output = new OutputOption();

    ConnectionListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SavedConnections saved = new SavedConnections(UserFolders.of(terminal.environment()));
        List<SavedConnection> connections = new ArrayList<>();
        for (String name : saved.names()) {
            try {
                saved.find(name).ifPresent(connections::add);
            } catch (ConnectorException damaged) {
                new FailureReport(terminal).print(damaged, Output.TEXT);
            }
        }
        if (output.isJson()) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            ArrayNode array = root.putArray("connections");
            connections.forEach(one -> array.addObject()
                    .put("name", one.name())
                    .put("connector", one.definition().connectorKey())
                    .put("type", one.definition().type())
                    .put("file", saved.file(one.name()).toString()));
            terminal.print(Json.pretty(root));
            return ExitCode.OK;
        }
        if (connections.isEmpty()) {
            terminal.message("No connection is saved. Save one with: connectors connection add NAME CONNECTOR TYPE");
        }
        int width =
                connections.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        for (SavedConnection one : connections) {
            terminal.print(terminal.style().bold(one.name())
                    + " ".repeat(width - one.name().length() + 2)
                    + one.definition().connectorKey() + " " + one.definition().type());
        }
        return ExitCode.OK;
    }
}
