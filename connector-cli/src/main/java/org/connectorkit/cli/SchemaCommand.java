package org.connectorkit.cli;

import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.JsonSchema;
import org.connectorkit.spi.InputSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "schema",
        description = "Prints the JSON Schema (2020-12) of an action's or a connection's inputs.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private PluginOptions plugins;

    @Parameters(index = "0", paramLabel = "CONNECTOR", description = "A connector's key, such as aws-ses.")
    private String connectorKey = "";

    @Parameters(index = "1", paramLabel = "MEMBER", description = "The key of one of its actions or connections.")
    private String memberKey = "";

    SchemaCommand(Terminal terminal, PluginOptions plugins) {
        this.terminal = terminal;
        this.plugins = plugins;
    }

    @Override
    public Integer call() {
        try (ConnectorHost host = plugins.open(terminal, plugins.builder(terminal))) {
            ConnectorDescriptor connector = Lookup.connector(host, connectorKey, plugins.searched(terminal));
            InputSchema inputs = connector
                    .action(memberKey)
                    .map(action -> action.inputs())
                    .or(() -> connector.connection(memberKey).map(connection -> connection.inputs()))
                    .orElseThrow(() -> Lookup.noMember(connector, memberKey));
            terminal.print(Json.pretty(JsonSchema.of(inputs)));
        }
        return ExitCode.OK;
    }
}
