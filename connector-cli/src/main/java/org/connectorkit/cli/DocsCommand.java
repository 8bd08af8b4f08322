package org.connectorkit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.MarkdownReference;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "docs",
        description = {
            "Prints a connector's reference page in Markdown, or keeps committed pages fresh.",
            "Committed pages are docs/connectors/KEY.md in the current folder, or the files that are named.",
        },
        mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {

    private static final String SUFFIX = ".md";
    private static final Path PAGES = Path.of("docs", "connectors");

    private final Terminal terminal;

    @Mixin
    private PluginOptions plugins;

    @ArgGroup
    private Mode mode = new Mode();

    @Parameters(
            arity = "0..*",
            paramLabel = "CONNECTOR|FILE",
            description = "A connector's key, or with --check and --write a page KEY.md; all connectors if left out.")
    private List<String> operands = List.of();

    /** What to do with pages that are files. */
    static final class Mode {
        @Option(names = "--check", description = "Exit with 2 if a committed page is missing or stale.")
        private boolean check;

        @Option(names = "--write", description = "Write the committed pages.")
        private boolean write;
    }

    private record Page(ConnectorDescriptor connector, Path file) {}

    DocsCommand(Terminal terminal, PluginOptions plugins) {
        this.terminal = terminal;
        this.plugins = plugins;
    }

    @Override
    public Integer call() throws IOException {
        try (ConnectorHost host = plugins.open(terminal, plugins.builder(terminal))) {
            if (!mode.check && !mode.write) {
                if (operands.size() != 1) {
                    throw Usage.wrong(
                            operands.isEmpty()
                                    ? "Which connector's page?"
                                    : "A page of one connector is printed at a time; " + operands.size()
                                            + " are named.",
                            "Run: connectors docs CONNECTOR");
                }
                terminal.printText(
                        MarkdownReference.page(Lookup.connector(host, operands.get(0), plugins.searched(terminal))));
                return ExitCode.OK;
            }
            List<Page> pages = pages(host);
            return mode.write ? write(pages) : check(pages);
        }
    }

    private List<Page> pages(ConnectorHost host) {
        List<Path> searched = plugins.searched(terminal);
        List<Page> pages = new ArrayList<>();
        if (operands.isEmpty()) {
            host.connectors().forEach(connector -> pages.add(new Page(connector, committed(connector.key()))));
            if (pages.isEmpty()) {
                throw Usage.wrong("There is no page: " + Lookup.noneFound(searched), "Add a plugin there.");
            }
        }
        for (String operand : operands) {
            boolean isFile = operand.endsWith(SUFFIX);
            Path file = isFile ? Path.of(operand) : committed(operand);
            String name = String.valueOf(file.getFileName());
            String key = name.substring(0, name.length() - SUFFIX.length());
            pages.add(new Page(Lookup.connector(host, key, searched), file));
        }
        return pages;
    }

    private int check(List<Page> pages) throws IOException {
        List<String> stale = new ArrayList<>();
        for (Page page : pages) {
            Path file = terminal.environment().currentFolder().resolve(page.file());
            if (!Files.isRegularFile(file)) {
                terminal.failure(page.file() + " does not exist.");
                stale.add(argument(page));
            } else if (!Files.isReadable(file)) {
                throw Usage.wrong(
                        page.file() + " cannot be read: this user may not read it.",
                        "Give this user the right to read it, or name another page.");
            } else if (!Arrays.equals(
                    Files.readAllBytes(file),
                    MarkdownReference.page(page.connector()).getBytes(StandardCharsets.UTF_8))) {
                terminal.failure(
                        page.file() + " is stale: " + page.connector().key() + " has changed since it was written.");
                stale.add(argument(page));
            } else {
                terminal.message(page.file() + " is fresh.");
            }
        }
        if (stale.isEmpty()) {
            return ExitCode.OK;
        }
        terminal.message("  Refresh with: connectors docs --write " + String.join(" ", stale));
        return ExitCode.USAGE;
    }

    private int write(List<Page> pages) {
        for (Page page : pages) {
            OutputFile.write(
                    terminal.environment().currentFolder().resolve(page.file()),
                    MarkdownReference.page(page.connector()),
                    "Correct that, or name a page elsewhere: connectors docs --write FOLDER/"
                            + page.connector().key() + SUFFIX);
            terminal.message("Wrote " + page.file() + ".");
        }
        return ExitCode.OK;
    }

    private static String argument(Page page) {
        return page.file().equals(committed(page.connector().key()))
                ? page.connector().key()
                : page.file().toString();
    }

    private static Path committed(String key) {
        return PAGES.resolve(key + SUFFIX);
    }
}
