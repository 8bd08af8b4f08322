package org.connectorkit.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.PlainText;
import org.connectorkit.cli.terminal.Style;
import org.connectorkit.cli.terminal.Table;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.DescriptorJson;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.ResultField;
import org.connectorkit.spi.Rule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "describe",
        description = "Shows what a connector, or one of its connections or actions, takes and returns.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(index = "0", paramLabel = "CONNECTOR", description = "A connector's key, such as aws-ses.")
    private String connectorKey = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MEMBER",
            description = "The key of one of its actions or connections; all of them if left out.")
    private @Nullable String memberKey;

    DescribeCommand(Terminal terminal, PluginOptions plugins) {
        this.terminal = terminal;
        this.plugins = plugins;
    }

    @Override
    public Integer call() {
        try (ConnectorHost host = plugins.open(terminal, plugins.builder(terminal))) {
            ConnectorDescriptor connector = Lookup.connector(host, connectorKey, plugins.searched(terminal));
            Optional<ConnectionDescriptor> connection =
                    Optional.ofNullable(memberKey).flatMap(connector::connection);
            Optional<ActionDescriptor> action = Optional.ofNullable(memberKey).flatMap(connector::action);
            if (memberKey != null && connection.isEmpty() && action.isEmpty()) {
                throw Lookup.noMember(connector, memberKey);
            }
            if (output.isJson()) {
                terminal.print(Json.pretty(json(DescriptorJson.of(connector), memberKey)));
            } else if (memberKey == null) {
                print(connector);
            } else {
                connection.ifPresent(one -> print(one, true));
                action.ifPresent(this::print);
            }
        }
        return ExitCode.OK;
    }

    private static JsonNode json(ObjectNode connector, @Nullable String memberKey) {
        if (memberKey == null) {
            return connector;
        }
        for (String kind : new String[] {"connections", "actions"}) {
            for (JsonNode member : connector.path(kind)) {
                if (member.path("key").asString().equals(memberKey)) {
                    return member;
                }
            }
        }
        throw new IllegalStateException("the descriptor of " + connector.path("key") + " lacks " + memberKey);
    }

    private void print(ConnectorDescriptor connector) {
        printHead(
                "Connector",
                connector.key(),
                connector.info().label(),
                connector.info().description());
        for (ConnectionDescriptor connection : connector.connections()) {
            terminal.print("");
            print(connection, false);
        }
        for (ActionDescriptor action : connector.actions()) {
            terminal.print("");
            print(action);
        }
        if (!connector.settings().inputs().isEmpty()) {
            terminal.print("");
            terminal.print(terminal.style().bold("Settings") + " of whoever runs it: --setting key=value");
            printInputs(connector.settings());
        }
    }

    private void print(ConnectionDescriptor connection, boolean guide) {
        printHead(
                "Connection",
                connection.key(),
                connection.info().label(),
                connection.info().description());
        if (guide) {
            connection.info().guide().ifPresent(text -> terminal.print("\n" + text));
        }
        printInputs(connection.inputs());
    }

    private void print(ActionDescriptor action) {
        printHead("Action", action.key(), action.info().label(), action.info().description());
        printInputs(action.inputs());
        if (!action.info().results().isEmpty()) {
            terminal.print("");
            Table table = new Table(terminal.environment().columns(), terminal.style(), "Result", "Comments");
            for (ResultField result : action.info().results()) {
                table.add(result.key(), PlainText.of(result.comment()));
            }
            terminal.printText(table.toString());
        }
    }

    private void printHead(String kind, String key, String label, String description) {
        Style style = terminal.style();
        terminal.print(style.bold(kind + " " + key) + "  " + label);
        terminal.print(PlainText.of(description));
    }

    private void printInputs(InputSchema schema) {
        if (schema.inputs().isEmpty()) {
            return;
        }
        terminal.print("");
        terminal.printText(InputTable.of(schema, terminal.environment().columns(), terminal.style())
                .toString());
        for (Rule rule : schema.rules()) {
            terminal.print(InputTable.words(rule));
        }
    }
}
