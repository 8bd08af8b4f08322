package org.connectorkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.connectorkit.cli.store.SavedConnection;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Progress;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionTest;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.InputProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "test",
        description = "Tries a connection against its service and tells as whom it acts.",
        mixinStandardHelpOptions = true)
final class ConnectionTestCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Parameters(paramLabel = "NAME|FILE.json", description = "A saved connection, or a file with --connector.")
    private String nameOrFile = "";

    @Option(names = "--connector", paramLabel = "CONNECTOR", description = "Of which connector a file's connection is.")
    private @Nullable String connectorKey;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    ConnectionTestCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        SavedOrFile connections = new SavedOrFile(terminal.environment());
        ConnectionDefinition definition = definition(connections);
        try (ConnectorHost host = settings.open(
                terminal,
                plugins,
                definition.connectorKey(),
                JsonNodeFactory.instance.objectNode(),
                connections::resolvers)) {
            Lookup.connector(host, definition.connectorKey(), plugins.searched(terminal));
            List<InputProblem> problems = settings.problems(host, definition.connectorKey());
            if (!problems.isEmpty()) {
                throw SettingOptions.failure(problems, List.of());
            }
            ConnectionTest test = Progress.during(
                    terminal,
                    "Testing " + nameOrFile,
                    () -> interruption.during(() -> host.testConnection(definition)));
            if (test.failure().isPresent()) {
                throw test.failure().get();
            }
            print(test.identity().orElse(""), test.took().toMillis());
            return ExitCode.OK;
        }
    }

    private ConnectionDefinition definition(SavedOrFile connections) {
        if (!SavedOrFile.isFile(nameOrFile)) {
            return connections
                    .saved()
                    .find(nameOrFile)
                    .map(SavedConnection::definition)
                    .orElseThrow(() -> Usage.unknown(
                            "saved connection",
                            nameOrFile,
                            connections.saved().names(),
                            "See: connectors connection list"));
        }
        if (connectorKey == null) {
            throw Usage.wrong("A connection file doesn't say of which connector it is.", "Add --connector KEY.");
        }
        return connections.read(connectorKey, nameOrFile);
    }

    private void print(String identity, long millis) {
        if (output.isJson()) {
            terminal.print(Json.pretty(JsonNodeFactory.instance
                    .objectNode()
                    .put("connection", nameOrFile)
                    .put("identity", identity)
                    .put("milliseconds", millis)));
        } else {
            terminal.print(nameOrFile + " works, in " + millis + " ms: " + Printable.of(identity));
        }
    }
}
