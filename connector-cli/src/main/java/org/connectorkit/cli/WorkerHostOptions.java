package org.connectorkit.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorkit.cli.input.InputDocument;
import org.connectorkit.cli.store.SavedConnection;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.FileForm;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/** The host of a worker: flows name saved connections and files of allowed folders, and nothing else of this machine. */
final class WorkerHostOptions {

    @Option(
            names = "--setting",
            paramLabel = "CONNECTOR.KEY=VALUE",
            description = "Set what a connector lets its operator set, such as aws-ses.endpoint=URL. May be repeated.")
    private List<String> settings = List.of();

    @Option(
            names = "--files",
            paramLabel = "FOLDER_OR_LOCATION",
            description =
                    "Let flows refer by URI to the files below a folder, or to the objects below s3://BUCKET/PREFIX/?region=REGION. May be repeated.")
    private List<String> files = List.of();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    ConnectorHost open(Terminal terminal) {
        SavedOrFile connections = new SavedOrFile(terminal.environment());
        ConnectorHost.Builder builder = connections
                .resolvers(plugins.builder(terminal))
                .connections(name -> connections.saved().find(name).map(SavedConnection::definition));
        if (!files.isEmpty()) {
            builder.fileStore(AllowedFiles.of(files, terminal.environment()))
                    .fileForms(FileForm.BASE64, FileForm.TEXT, FileForm.URI);
        }
        applySettings(terminal, builder);
        return plugins.open(terminal, builder);
    }

    private void applySettings(Terminal terminal, ConnectorHost.Builder builder) {
        if (settings.isEmpty()) {
            return;
        }
        Map<String, List<String>> byConnector = new LinkedHashMap<>();
        for (String setting : settings) {
            int dot = setting.indexOf('.');
            int equals = setting.indexOf('=');
            if (dot < 1 || equals < dot) {
                throw Usage.wrong(
                        "--setting " + setting + " names no connector.", "Write --setting aws-ses.endpoint=URL.");
            }
            byConnector
                    .computeIfAbsent(setting.substring(0, dot), connector -> new ArrayList<>())
                    .add(setting.substring(dot + 1));
        }
        List<InputProblem> problems = new ArrayList<>();
        // Which shape a value has stands in the connector's descriptor, and a host takes settings when it is built
        try (ConnectorHost descriptors = plugins.builder(terminal).build()) {
            byConnector.forEach((key, values) -> {
                ConnectorDescriptor connector = Lookup.connector(descriptors, key, plugins.searched(terminal));
                InputDocument document = new InputDocument(connector.settings(), JsonNodeFactory.instance.objectNode());
                document.set("--setting", values);
                problems.addAll(document.problems());
                builder.settings(key, document.inputs());
            });
        }
        if (!problems.isEmpty()) {
            throw ConnectorException.invalidInput(problems);
        }
    }
}
