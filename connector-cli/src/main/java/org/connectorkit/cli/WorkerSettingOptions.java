package org.connectorkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorkit.cli.input.InputDocument;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the operator of a worker sets, for any of its connectors. */
final class WorkerSettingOptions {

    @Option(
            names = "--setting",
            paramLabel = "CONNECTOR.KEY=VALUE",
            description = "Set what a connector lets its operator set, such as aws-ses.endpoint=URL. May be repeated.")
    private List<String> settings = List.of();

    /**
     * Opens a host in which the connectors have their settings. A wrong one shows now, not when a flow first needs its connector.
     *
     * @throws ConnectorException with every problem of every connector, those that are not there among them
     */
    ConnectorHost open(Terminal terminal, PluginOptions plugins, ConnectorHost.Builder builder) {
        Map<String, List<String>> byConnector = byConnector();
        List<InputProblem> problems = new ArrayList<>();
        byConnector.forEach((key, assignments) -> builder.settings(key, connector -> {
            InputDocument document = new InputDocument(connector.settings(), JsonNodeFactory.instance.objectNode());
            document.set("--setting", assignments);
            problems.addAll(named(key, document.problems()));
            return document.inputs();
        }));
        ConnectorHost host = plugins.open(terminal, builder);
        try {
            List<InputProblem> found = new ArrayList<>();
            byConnector.keySet().forEach(key -> found.addAll(problems(host, key, plugins.searched(terminal))));
            List<InputProblem> all = ToldProblems.with(problems, found);
            if (!all.isEmpty()) {
                throw SettingOptions.failure(all, List.of());
            }
            return host;
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    private Map<String, List<String>> byConnector() {
        Map<String, List<String>> byConnector = new LinkedHashMap<>();
        for (String setting : settings) {
            int dot = setting.indexOf('.');
            int equals = setting.indexOf('=');
            if (dot < 1 || equals < dot + 2) {
                throw Usage.wrong(
                        "--setting " + setting + " is not of the form CONNECTOR.KEY=VALUE.",
                        "Write --setting aws-ses.endpoint=URL.");
            }
            byConnector
                    .computeIfAbsent(setting.substring(0, dot), connector -> new ArrayList<>())
                    .add(setting.substring(dot + 1));
        }
        return byConnector;
    }

    private static List<InputProblem> problems(ConnectorHost host, String connectorKey, List<Path> searched) {
        List<String> known =
                host.connectors().stream().map(ConnectorDescriptor::key).toList();
        if (known.isEmpty() || known.contains(connectorKey)) {
            Lookup.connector(host, connectorKey, searched);
            return named(connectorKey, host.settingsProblems(connectorKey));
        }
        String meant = Nearest.to(connectorKey, known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse("known: " + String.join(", ", known));
        return List.of(InputProblem.atPath(connectorKey, "is no connector here; " + meant));
    }

    private static List<InputProblem> named(String connectorKey, List<InputProblem> problems) {
        return problems.stream()
                .map(problem -> InputProblem.atPath(connectorKey + "." + problem.path(), problem.message()))
                .toList();
    }
}
