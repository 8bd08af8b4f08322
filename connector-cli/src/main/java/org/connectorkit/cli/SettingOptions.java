package org.connectorkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.connectorkit.cli.input.InputDocument;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What the operator sets for a connector, such as an endpoint. */
final class SettingOptions {

    private static final String OPTION = "--setting";

    @Option(
            names = OPTION,
            paramLabel = "KEY=VALUE",
            description = "Set what the connector lets its operator set, such as endpoint=URL. May be repeated.")
    private List<String> settings = List.of();

    private List<InputProblem> refused = List.of();

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
        ConnectorHost.Builder builder = configure.apply(plugins.builder(terminal));
        if (!settings.isEmpty() || !given.isEmpty()) {
            builder.settings(connectorKey, connector -> with(connector.settings(), given));
        }
        return plugins.open(terminal, builder);
    }

    private ObjectNode with(InputSchema schema, ObjectNode given) {
        List<InputProblem> problems = new ArrayList<>();
        List<String> free = new ArrayList<>();
        for (String setting : settings) {
            String key = setting.split("=", 2)[0];
            if (given.has(key)) {
                // Else an email that is meant for the sandbox would leave it
                problems.add(InputProblem.atPath(key, "is what --sandbox sets; leave out one of the two"));
            } else {
                free.add(setting);
            }
        }
        InputDocument document = new InputDocument(schema, given);
        document.set(OPTION, free);
        problems.addAll(document.problems());
        refused = List.copyOf(problems);
        return document.inputs();
    }

    /** What is wrong with the connector's settings in the host that {@link #open} opened, by their keys. */
    List<InputProblem> problems(ConnectorHost host, String connectorKey) {
        return ToldProblems.with(refused, host.settingsProblems(connectorKey));
    }

    /** Tells what is wrong with settings, and with inputs beside them. */
    static ConnectorException failure(List<InputProblem> ofSettings, List<InputProblem> ofInputs) {
        if (ofInputs.isEmpty()) {
            return ConnectorException.builder(
                            ErrorKind.INVALID_INPUT, "INVALID_SETTINGS", "The settings need attention.")
                    .problems(ofSettings)
                    .build();
        }
        return ConnectorException.invalidInput(
                Stream.concat(ofSettings.stream().map(SettingOptions::named), ofInputs.stream())
                        .toList());
    }

    private static InputProblem named(InputProblem problem) {
        return problem.path().startsWith(OPTION)
                ? problem
                : InputProblem.atPath(OPTION + " " + problem.path(), problem.message());
    }
}
