package org.connectorkit.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorkit.cli.input.InputDocument;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
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
     * @param given settings that are known already, and that no option may set again
     * @param configure completes the builder
     */
    ConnectorHost open(
            Terminal terminal,
            PluginOptions plugins,
            String connectorKey,
            ObjectNode given,
            UnaryOperator<ConnectorHost.Builder> configure) {
        requireNotGiven(given);
        ConnectorHost.Builder builder = configure.apply(plugins.builder(terminal));
        if (!settings.isEmpty() || !given.isEmpty()) {
            builder.settings(connectorKey, connector -> with(connector.settings(), given));
        }
        return plugins.open(terminal, builder);
    }

    private ObjectNode with(InputSchema schema, ObjectNode given) {
        InputDocument document = new InputDocument(schema, given);
        document.set("--setting", settings);
        if (!document.problems().isEmpty()) {
            throw ConnectorException.invalidInput(document.problems());
        }
        return document.inputs();
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
