package org.connectorkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.engine.Engine;
import org.connectorkit.engine.Templates;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = TemplatesCommand.NAME,
        description = "Makes an engine's forms from the descriptors of the connectors, for its modeler.",
        mixinStandardHelpOptions = true)
final class TemplatesCommand implements Callable<Integer> {

    static final String NAME = "templates";

    private final Terminal terminal;
    private final Map<String, Templates> formats = new TreeMap<>();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            required = true,
            description = "For which modeler: camunda8, or camunda7, which Operaton reads too.")
    private String engine = "";

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Write one file per action there, in place of one array to standard output.")
    private @Nullable Path folder;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    TemplatesCommand(Terminal terminal, List<Engine> engines) {
        this.terminal = terminal;
        engines.forEach(each -> formats.putAll(each.templates()));
    }

    @Override
    public Integer call() {
        Templates templates = formats.get(engine);
        if (templates == null) {
            throw Usage.unknown("engine with templates", engine, formats.keySet(), "Correct --engine.");
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        try (ConnectorHost host = plugins.open(terminal, plugins.builder(terminal))) {
            for (ConnectorDescriptor connector : host.connectors()) {
                all.addAll(templates.of(connector));
            }
        }
        if (folder == null) {
            terminal.print(Json.pretty(all));
        } else {
            write(all, terminal.environment().currentFolder().resolve(folder));
        }
        return ExitCode.OK;
    }

    private void write(ArrayNode all, Path target) {
        for (var template : all) {
            Path file = target.resolve(template.get("id").asString() + ".json");
            OutputFile.write(
                    file, Json.pretty((ObjectNode) template) + "\n", "Correct that, or name another folder with --to.");
            terminal.message("Wrote " + file);
        }
    }
}
