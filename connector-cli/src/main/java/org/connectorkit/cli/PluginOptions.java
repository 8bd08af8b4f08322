package org.connectorkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.PluginProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which plugins a command sees. */
final class PluginOptions {

    /** How problems with settings start; a command that takes settings tells them itself, all at once. */
    private static final String SETTINGS = "settings of ";

    @Option(
            names = "--plugins",
            paramLabel = "FOLDER",
            description =
                    "Also load the plugins in this folder: one folder per plugin, with its jars. May be repeated.")
    private List<Path> folders = List.of();

    private final ConnectorHost.@Nullable Builder ahead;

    PluginOptions() {
        this.ahead = null;
    }

    private PluginOptions(ConnectorHost.Builder ahead) {
        this.ahead = ahead;
    }

    /**
     * Options of a command that opens one host unless its command line is wrong: the plugins that every command sees are loaded
     * while picocli reads the command line, which takes as long.
     *
     * @param connectorKeys connectors that the command is likely to use
     */
    static PluginOptions loadingAhead(Terminal terminal, List<String> connectorKeys) {
        ConnectorHost.Builder builder = withFolders(ConnectorHost.builder(), List.of(bundled(terminal)));
        connectorKeys.forEach(builder::warmUp);
        return new PluginOptions(builder.loadAhead());
    }

    /** A host's builder with the plugins, to be built once. */
    ConnectorHost.Builder builder(Terminal terminal) {
        return ahead == null
                ? withFolders(ConnectorHost.builder(), searched(terminal))
                : withFolders(ahead, given(terminal));
    }

    /** Loads the plugins and tells on standard error which of them can't be used. */
    ConnectorHost open(Terminal terminal, ConnectorHost.Builder builder) {
        ConnectorHost host = builder.build();
        for (PluginProblem problem : host.pluginProblems()) {
            if (problem.source().startsWith(SETTINGS) || isToldByTheCommand(host, problem, terminal)) {
                continue;
            }
            terminal.failure(Printable.of("skipped " + problem.source() + ": " + problem.message()));
            terminal.message("  " + Printable.of(problem.remedy()));
        }
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                terminal.failure("skipped " + folder + ": there is no such folder.");
                terminal.message("  Correct --plugins.");
            }
        }
        return host;
    }

    /** Without any connector the command itself says so, and where it looked. */
    private boolean isToldByTheCommand(ConnectorHost host, PluginProblem problem, Terminal terminal) {
        return host.connectors().isEmpty()
                && searched(terminal).stream().map(Path::toString).anyMatch(problem.source()::equals);
    }

    /** Where plugins are looked for. */
    List<Path> searched(Terminal terminal) {
        List<Path> searched = new ArrayList<>();
        searched.add(bundled(terminal));
        searched.addAll(given(terminal));
        return searched;
    }

    private List<Path> given(Terminal terminal) {
        return folders.stream()
                .map(terminal.environment().currentFolder()::resolve)
                .toList();
    }

    private static ConnectorHost.Builder withFolders(ConnectorHost.Builder builder, List<Path> folders) {
        folders.stream().filter(Files::isDirectory).forEach(builder::pluginsFolder);
        return builder;
    }

    private static Path bundled(Terminal terminal) {
        return terminal.environment().distribution().resolve("plugins");
    }
}
