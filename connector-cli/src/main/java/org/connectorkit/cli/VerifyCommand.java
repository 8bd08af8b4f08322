package org.connectorkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Style;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.testkit.ContractRule;
import org.connectorkit.testkit.ContractRules;
import org.connectorkit.testkit.Finding;
import org.connectorkit.testkit.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "verify",
        description =
                "Checks a packaged connector against the contract rules that need nothing but its folder. Exits with 2 if"
                        + " one does not hold.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(
            index = "0",
            paramLabel = "PLUGIN_FOLDER",
            description = "The folder with the connector's jars, as it is handed out, such as target/plugin.")
    private Path folder = Path.of("");

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path plugin = terminal.environment().currentFolder().resolve(folder);
        requireJars(plugin);
        Verification verification;
        try {
            verification = ContractRules.verify(plugin);
        } catch (UncheckedIOException e) {
            throw Usage.wrong("Cannot verify: " + e.getMessage() + ".", "Package the connector again.");
        }
        if (output.isJson()) {
            terminal.print(Json.pretty(json(verification)));
        } else {
            print(verification);
        }
        return verification.passed() ? ExitCode.OK : ExitCode.USAGE;
    }

    private void requireJars(Path plugin) {
        if (!Files.isDirectory(plugin)) {
            throw Usage.wrong(
                    Files.exists(plugin)
                            ? "'" + folder + "' is a file, not a plugin's folder."
                            : "There is no folder '" + folder + "'.",
                    "Name the folder that the connector is packaged into, such as target/plugin.");
        }
        if (jars(plugin).isEmpty()) {
            List<Path> inside = list(plugin).stream()
                    .filter(Files::isDirectory)
                    .filter(each -> !jars(each).isEmpty())
                    .toList();
            throw Usage.wrong(
                    "The folder '" + folder + "' holds no jar.",
                    inside.isEmpty()
                            ? "Package the connector first; a plugin is a folder with its jars."
                            : "It holds plugins; verify one of them: " + names(inside) + ".");
        }
    }

    private String names(List<Path> plugins) {
        return plugins.stream()
                .map(plugin -> folder.resolve(plugin.getFileName()).toString())
                .collect(Collectors.joining(", "));
    }

    private static List<Path> jars(Path plugin) {
        return list(plugin).stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw cannotRead(folder, e);
        }
    }

    private static ConnectorException cannotRead(Path folder, IOException cause) {
        return Usage.wrong("The folder '" + folder + "' cannot be read: " + cause + ".", "Check its permissions.");
    }

    private void print(Verification verification) {
        Style style = terminal.style();
        List<ContractRule> broken =
                verification.findings().stream().map(Finding::rule).distinct().toList();
        for (ContractRule rule : broken) {
            terminal.print(style.red(rule.id()) + "  " + style.bold(rule.sentence()));
            verification.findings().stream()
                    .filter(finding -> finding.rule().equals(rule))
                    .forEach(finding -> terminal.print("  " + Printable.of(finding.subject() + ": " + finding.seen())));
            terminal.print("  To mend it: " + rule.remedy());
            terminal.print("");
        }
        int checked = verification.checked().size();
        int all = ContractRules.all().size();
        terminal.print(
                broken.isEmpty()
                        ? checked + " rules hold."
                        : (checked - broken.size()) + " of " + checked + " rules hold.");
        terminal.print(
                areas(verification).contains(ContractRule.Area.DESCRIPTOR)
                        ? "The other " + (all - checked) + " rules are about what it does: extend ConnectorContract."
                        : "Only the packaging was checked: no connector could be loaded.");
    }

    private static List<ContractRule.Area> areas(Verification verification) {
        return verification.checked().stream()
                .map(ContractRule::area)
                .distinct()
                .toList();
    }

    private ObjectNode json(Verification verification) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("plugin", folder.toString()).put("passed", verification.passed());
        ArrayNode checked = root.putArray("checked");
        verification.checked().forEach(rule -> checked.add(rule.id()));
        ArrayNode findings = root.putArray("findings");
        for (Finding finding : verification.findings()) {
            findings.addObject()
                    .put("rule", finding.rule().id())
                    .put("sentence", finding.rule().sentence())
                    .put("why", finding.rule().why())
                    .put("subject", finding.subject())
                    .put("seen", finding.seen())
                    .put("remedy", finding.rule().remedy());
        }
        return root;
    }
}
