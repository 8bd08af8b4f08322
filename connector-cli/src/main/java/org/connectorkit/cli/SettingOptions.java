package org.connectorkit.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorkit.cli.input.InputDocument;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What the operator sets for a connector, such as an endpoint. */
final class SettingOptions {

    @Option(
            names = "--setting",
            paramLabel = "KEY=VALUE",
            description = "Set what the connector lets its operator set, such as endpoint=URL. May be repeated.")
    private List<String> settings = List.of();

    /**
     * Opens a host in which the connector has these settings.
     *
     * @param given settings that are known already, and that no option may set again; grows by the options
     * @param configure completes the builder
     */
    ConnectorHost open(
            Terminal terminal,
            PluginOptions plugins,
            String connectorKey,
            ObjectNode given,
            UnaryOperator<ConnectorHost.Builder> configure) {
        if (!settings.isEmpty()) {
            // Which shape a value has stands in the connector's descriptor, and a host takes settings when it is built
            try (ConnectorHost descriptors = plugins.builder(terminal).build()) {
                ConnectorDescriptor connector = Lookup.connector(descriptors, connectorKey, plugins.searched(terminal));
                requireNotGiven(given);
                InputDocument document = new InputDocument(connector.settings(), given);
                document.set("--setting", settings);
                if (!document.problems().isEmpty()) {
                    throw ConnectorException.invalidInput(document.problems());
                }
            }
        }
        ConnectorHost.Builder builder = configure.apply(plugins.builder(terminal));
        if (!given.isEmpty()) {
            builder.settings(connectorKey, given);
        }
        return plugins.open(terminal, builder);
    }

    /** Else an email that is meant for the sandbox would leave it. */
    private void requireNotGiven(ObjectNode given) {
        List<InputProblem> problems = settings.stream()
                .map(setting -> setting.split("=", 2)[0])
                .filter(given::has)
                .map(key -> InputProblem.atPath(key, "is what --sandbox sets; leave out one of the two"))
                .toList();
        if (!problems.isEmpty()) {
            throw ConnectorException.invalidInput(problems);
        }
    }
}
