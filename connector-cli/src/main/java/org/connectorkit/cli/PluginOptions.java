package org.connectorkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.PluginProblem;
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

    /** A host's builder with the plugins; nothing is loaded yet. */
    ConnectorHost.Builder builder(Terminal terminal) {
        ConnectorHost.Builder builder = ConnectorHost.builder();
        searched(terminal).stream().filter(Files::isDirectory).forEach(builder::pluginsFolder);
        return builder;
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
        searched.add(terminal.environment().distribution().resolve("plugins"));
        folders.forEach(
                folder -> searched.add(terminal.environment().currentFolder().resolve(folder)));
        return searched;
    }
}
