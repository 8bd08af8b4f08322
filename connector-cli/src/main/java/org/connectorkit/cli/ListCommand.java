package org.connectorkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.PlainText;
import org.connectorkit.cli.terminal.Style;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "list",
        description = "Lists the connectors with their connections and actions.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private OutputOption output = new OutputOption();

    ListCommand(Terminal terminal, PluginOptions plugins) {
        this.terminal = terminal;
        this.plugins = plugins;
    }

    @Override
    public Integer call() {
        try (ConnectorHost host = plugins.open(terminal, plugins.builder(terminal))) {
            List<ConnectorDescriptor> connectors = host.connectors();
            if (connectors.isEmpty()) {
                terminal.failure(Lookup.noneFound(plugins.searched(terminal)));
            }
            if (output.isJson()) {
                terminal.print(Json.pretty(json(connectors)));
            } else {
                connectors.forEach(this::print);
            }
        }
        return ExitCode.OK;
    }

    private void print(ConnectorDescriptor connector) {
        Style style = terminal.style();
        terminal.print(style.bold(connector.key()) + "  " + connector.info().label() + ": "
                + PlainText.of(connector.info().description()));
        int width = 0;
        for (ConnectionDescriptor connection : connector.connections()) {
            width = Math.max(width, connection.key().length());
        }
        for (ActionDescriptor action : connector.actions()) {
            width = Math.max(width, action.key().length());
        }
        String head = "  connections  ";
        for (ConnectionDescriptor connection : connector.connections()) {
            printMember(head, width, connection.key(), connection.info().label());
            head = " ".repeat(head.length());
        }
        head = "  actions      ";
        for (ActionDescriptor action : connector.actions()) {
            printMember(head, width, action.key(), action.info().label());
            head = " ".repeat(head.length());
        }
    }

    private void printMember(String head, int width, String key, String label) {
        terminal.print(terminal.style().faint(head) + key + " ".repeat(width - key.length() + 2) + label);
    }

    private static ObjectNode json(List<ConnectorDescriptor> connectors) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.putArray("connectors");
        for (ConnectorDescriptor connector : connectors) {
            ObjectNode one = describe(
                    all,
                    connector.key(),
                    connector.info().label(),
                    connector.info().description());
            ArrayNode connections = one.putArray("connections");
            connector
                    .connections()
                    .forEach(connection -> describe(
                            connections,
                            connection.key(),
                            connection.info().label(),
                            connection.info().description()));
            ArrayNode actions = one.putArray("actions");
            connector
                    .actions()
                    .forEach(action -> describe(
                            actions,
                            action.key(),
                            action.info().label(),
                            action.info().description()));
        }
        return root;
    }

    private static ObjectNode describe(ArrayNode array, String key, String label, String description) {
        return array.addObject().put("key", key).put("label", label).put("description", description);
    }
}
