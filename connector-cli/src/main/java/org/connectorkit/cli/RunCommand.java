package org.connectorkit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.connectorkit.cli.input.InputDocument;
import org.connectorkit.cli.input.Skeleton;
import org.connectorkit.cli.sandbox.CapturedMail;
import org.connectorkit.cli.sandbox.Sandbox;
import org.connectorkit.cli.store.CapturedMails;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Progress;
import org.connectorkit.cli.terminal.ResultText;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.Invocation;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "run", description = "Runs an action and prints its result.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    static final String DRY_RUN = "--dry-run";
    static final String SKELETON = "--skeleton";

    private static final String STDIN = "-";
    private static final long INLINE_LIMIT = 64L * 1024 * 1024;

    private final Terminal terminal;
    private final Interruption interruption;

    @Parameters(index = "0", paramLabel = "CONNECTOR", description = "A connector's key, such as aws-ses.")
    private String connectorKey = "";

    @Parameters(index = "1", paramLabel = "ACTION", description = "The key of one of its actions.")
    private String actionKey = "";

    @ArgGroup
    private Target target = new Target();

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The inputs as a JSON object; - reads standard input.")
    private @Nullable String input;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "Set an input, over what --input says. May be repeated; on a list each adds an item.",
                "Entries take KEY=NAME=VALUE. Any shape but text also takes JSON.",
            })
    private List<String> set = List.of();

    @Option(names = "--attach", paramLabel = "NAME=PATH", description = "Add a file under a name. May be repeated.")
    private List<String> attach = List.of();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeoutConverter.class,
            description = "How long to wait for the result: 500ms, 30s, 5m. 60s if left out.")
    private @Nullable Duration timeout;

    @Option(names = DRY_RUN, description = "Check everything and show what would be done; call no service.")
    private boolean dryRun;

    @Option(names = SKELETON, description = "Print sample inputs to edit, and run nothing.")
    private boolean skeleton;

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private OutputOption output = new OutputOption();

    /** With which connection the action runs. */
    static final class Target {
        @Option(
                names = "--connection",
                paramLabel = "NAME|FILE.json",
                description = "A saved connection, or a file {\"type\": …, \"inputs\": {…}}.")
        private @Nullable String connection;

        @Option(
                names = "--sandbox",
                description = "Use the bundled sandbox in place of the service, and show what it took.")
        private boolean sandbox;
    }

    RunCommand(Terminal terminal, Interruption interruption, PluginOptions plugins) {
        this.terminal = terminal;
        this.interruption = interruption;
        this.plugins = plugins;
    }

    @Override
    public Integer call() throws IOException {
        if (skeleton) {
            return printSkeleton();
        }
        if (!target.sandbox) {
            SavedOrFile connections = new SavedOrFile(terminal.environment());
            return run(connections, connections.store(connectorKey), JsonNodeFactory.instance.objectNode(), null);
        }
        if (!connectorKey.equals(Sandbox.CONNECTOR_KEY)) {
            throw Usage.wrong(
                    "The bundled sandbox stands in for " + Sandbox.CONNECTOR_KEY + " alone, not for '" + connectorKey
                            + "'.",
                    "Give --connection NAME or FILE.json.");
        }
        try (Sandbox sandbox = Sandbox.start(0, List.of(Sandbox.VERIFIED))) {
            ConnectionStore store = ConnectionStore.of(Map.of("sandbox", sandbox.connection()));
            return run(new SavedOrFile(terminal.environment()), store, sandbox.settings(), sandbox);
        }
    }

    private int printSkeleton() {
        try (ConnectorHost host = plugins.open(terminal, plugins.builder(terminal))) {
            terminal.print(Json.pretty(Skeleton.of(action(host).inputs())));
        }
        return ExitCode.OK;
    }

    private int run(SavedOrFile connections, ConnectionStore store, ObjectNode given, @Nullable Sandbox sandbox)
            throws IOException {
        try (ConnectorHost host = settings.open(terminal, plugins, connectorKey, given, builder -> connections
                .resolvers(builder)
                .connections(store)
                .fileForms(FileForm.PATH, FileForm.BASE64, FileForm.TEXT)
                .inlineLimit(INLINE_LIMIT))) {
            ActionDescriptor action = action(host);
            InputDocument document = new InputDocument(action.inputs(), readInput());
            document.set("--set", set);
            document.attach(attach);
            List<InputProblem> problems = new ArrayList<>(document.problems());
            new ConnectionChoice(action.inputs(), connectorKey, connections)
                    .fill(document, sandbox == null ? target.connection : "sandbox", sandbox != null, problems);
            Invocation.Builder invocation =
                    Invocation.builder(connectorKey, actionKey).inputs(document.inputs());
            if (timeout != null) {
                invocation.timeout(timeout);
            }
            List<InputProblem> ofSettings = settings.problems(host, connectorKey);
            if (!problems.isEmpty() || !ofSettings.isEmpty()) {
                throw SettingOptions.failure(
                        ofSettings, ToldProblems.with(problems, host.validate(invocation.build())));
            }
            return dryRun
                    ? preview(host, action, invocation.build())
                    : perform(host, action, document, invocation.build(), sandbox);
        }
    }

    private ActionDescriptor action(ConnectorHost host) {
        return Lookup.action(Lookup.connector(host, connectorKey, plugins.searched(terminal)), actionKey);
    }

    private ObjectNode readInput() throws IOException {
        if (input == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (input.equals(STDIN)) {
            return InputDocument.read(
                    "standard input", new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8));
        }
        Path file = terminal.environment().currentFolder().resolve(input);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw Usage.wrong(
                    "The input file " + input + (Files.exists(file) ? " can't be read." : " does not exist."),
                    "Make one with: connectors run " + connectorKey + " " + actionKey + " --skeleton");
        }
        return InputDocument.read(input, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private int preview(ConnectorHost host, ActionDescriptor action, Invocation invocation) {
        if (action.previewable()) {
            print(host.preview(invocation));
        } else {
            List<InputProblem> problems = host.validate(invocation);
            if (!problems.isEmpty()) {
                throw ConnectorException.invalidInput(problems);
            }
            print(JsonNodeFactory.instance.objectNode().put("valid", true));
        }
        terminal.message("Dry run: nothing was done.");
        return ExitCode.OK;
    }

    private int perform(
            ConnectorHost host,
            ActionDescriptor action,
            InputDocument document,
            Invocation invocation,
            @Nullable Sandbox sandbox)
            throws IOException {
        ObjectNode result;
        try {
            result = Progress.during(
                    terminal, doing(document), () -> interruption.during(() -> host.invoke(invocation)));
        } catch (ConnectorException failure) {
            if (sandbox != null && failure.kind() == ErrorKind.REJECTED) {
                terminal.message("The sandbox verifies " + Sandbox.VERIFIED + " and nothing else.");
            }
            throw ExitCode.isInterruption(failure) ? interrupted(failure, action) : failure;
        }
        print(result);
        if (sandbox != null) {
            printCaptured(sandbox);
        }
        return ExitCode.OK;
    }

    private String doing(InputDocument document) {
        long bytes = document.fileBytes(terminal.environment().currentFolder());
        return "Running " + actionKey
                + (bytes == 0 ? "" : String.format(Locale.ROOT, ", %.1f MB of files", bytes / 1e6));
    }

    private ConnectorException interrupted(ConnectorException failure, ActionDescriptor action) {
        boolean mayHaveHappened = failure.kind() == ErrorKind.UNKNOWN_OUTCOME;
        return ConnectorException.builder(
                        failure.kind(),
                        failure.code(),
                        "Interrupted. "
                                + (mayHaveHappened
                                        ? action.info().label() + " may have happened all the same."
                                        : "Nothing lasting happened."))
                .nextStep(mayHaveHappened ? "Look in the service before you run it again." : null)
                .build();
    }

    private void print(ObjectNode result) {
        if (output.isJson()) {
            terminal.print(Json.pretty(result));
        } else {
            terminal.printText(new ResultText(terminal.style()).of(result));
        }
    }

    private void printCaptured(Sandbox sandbox) throws IOException {
        List<String> lines = new ArrayList<>();
        for (CapturedMail mail : sandbox.save(new CapturedMails(UserFolders.of(terminal.environment())))) {
            lines.add("");
            lines.add("Captured by the sandbox, delivered to nobody: " + mail.file());
            lines.add("  envelope from  " + mail.sender());
            lines.add("  envelope to    " + String.join(", ", mail.recipients()));
        }
        if (output.isJson()) {
            lines.stream().filter(line -> !line.isEmpty()).forEach(terminal::message);
        } else {
            lines.forEach(terminal::print);
        }
    }
}
