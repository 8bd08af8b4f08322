package org.connectorkit.cli;

import java.util.List;
import org.connectorkit.cli.store.SavedConnection;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.FileForm;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The host of a worker: flows name saved connections and files of allowed folders, and nothing else of this machine. */
final class WorkerHostOptions {

    @Mixin
    private WorkerSettingOptions settings = new WorkerSettingOptions();

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
        return settings.open(terminal, plugins, builder);
    }
}
