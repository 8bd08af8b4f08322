package org.connectorkit.cli;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorkit.cli.terminal.Output;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Style;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.engine.Engine;
import org.connectorkit.spi.ConnectorException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line. It never ends the process and keeps nothing from one call to the next. */
final class Cli {

    /** Completes every command, so it needs them all. */
    private static final String COMPLETION = "completion";

    private final Terminal terminal;
    private final Interruption interruption;

    Cli(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    /** Runs a command and returns the exit code. Every failure is told on the terminal. */
    int run(List<String> arguments) {
        try {
            return commandLine(arguments).execute(arguments.toArray(String[]::new));
        } finally {
            terminal.flush();
        }
    }

    private Map<String, Supplier<Object>> commands(List<String> arguments) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("dev", () -> new DevCommand(terminal, interruption));
        commands.put("list", () -> new ListCommand(terminal, plugins("list", arguments, List.of())));
        commands.put("describe", () -> new DescribeCommand(terminal, plugins("describe", arguments, List.of())));
        commands.put("docs", () -> new DocsCommand(terminal, plugins("docs", arguments, List.of())));
        commands.put("schema", () -> new SchemaCommand(terminal, plugins("schema", arguments, List.of())));
        commands.put(
                "run", () -> new RunCommand(terminal, interruption, plugins("run", arguments, aboutToRun(arguments))));
        commands.put("connection", () -> ConnectionCommand.of(terminal, interruption));
        commands.put("verify", () -> new VerifyCommand(terminal));
        commands.put("sandbox", () -> new SandboxCommand(terminal, interruption));
        commands.put("inbox", () -> InboxCommand.of(terminal));
        commands.put(WorkerCommand.NAME, () -> WorkerCommand.of(terminal, interruption, engines(arguments)));
        commands.put(TemplatesCommand.NAME, () -> new TemplatesCommand(terminal, engines(arguments)));
        commands.put(COMPLETION, () -> new CompletionCommand(terminal));
        return commands;
    }

    private PluginOptions plugins(String command, List<String> arguments, List<String> connectorKeys) {
        boolean runs = !arguments.isEmpty() && arguments.get(0).equals(command) && !asksForHelp(arguments);
        return runs ? PluginOptions.loadingAhead(terminal, connectorKeys) : new PluginOptions();
    }

    private static boolean asksForHelp(List<String> arguments) {
        return Stream.of("-h", "--help", "-V", "--version").anyMatch(arguments::contains);
    }

    /** The connector, where it stands first, as in the usage. Nothing depends on it but how long the run takes. */
    private static List<String> aboutToRun(List<String> arguments) {
        return Stream.of(RunCommand.DRY_RUN, RunCommand.SKELETON).anyMatch(arguments::contains)
                ? List.of()
                : arguments.stream().skip(1).limit(1).toList();
    }

    /** They are large; a command line that uses none loads none. */
    private List<Engine> engines(List<String> arguments) {
        return Stream.of(WorkerCommand.NAME, TemplatesCommand.NAME, COMPLETION).anyMatch(arguments::contains)
                ? Extensions.engines(terminal.environment().distribution())
                : List.of();
    }

    /** Reading a command's options takes reflection and time, so the others are left out where the first word names one. */
    private CommandLine commandLine(List<String> arguments) {
        Map<String, Supplier<Object>> commands = commands(arguments);
        if (!arguments.isEmpty() && !arguments.get(0).equals(COMPLETION) && commands.containsKey(arguments.get(0))) {
            commands.keySet().retainAll(List.of(arguments.get(0)));
        }
        // Before the first use of picocli, which takes as long as the plugins that some of them begin to load
        List<Object> subcommands = commands.values().stream().map(Supplier::get).toList();
        CommandLine root = new CommandLine(new RootCommand());
        subcommands.forEach(root::addSubcommand);
        return root.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAllowOptionsAsOptionParameters(false)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.style() == Style.ANSI ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(80, terminal.environment().columns()))
                .setOut(terminal.outWriter())
                .setErr(terminal.errWriter())
                .setParameterExceptionHandler((failure, rejected) -> reportUsage(failure))
                .setExecutionStrategy(Cli::runInItsClassLoader)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, parsed));
    }

    /** What the libraries of an engine look up, they shall find in the engine's folder. */
    private static int runInItsClassLoader(CommandLine.ParseResult parsed) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader(leaf(parsed).commandSpec()));
        try {
            return new CommandLine.RunLast().execute(parsed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ClassLoader loader(CommandLine.Model.CommandSpec command) {
        Object code = command.userObject() instanceof Method method ? method.getDeclaringClass() : command.userObject();
        return (code instanceof Class<?> type ? type : code.getClass()).getClassLoader();
    }

    private static CommandLine.ParseResult leaf(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf;
    }

    private int reportUsage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        terminal.failure(Printable.of(String.valueOf(failure.getMessage())));
        UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr().flush();
        terminal.message("  See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private int report(Exception failure, CommandLine.ParseResult parsed) {
        if (failure instanceof ConnectorException known) {
            return new FailureReport(terminal).print(known, wantedOutput(parsed));
        }
        terminal.failure("internal error: " + failure);
        terminal.message("  This is a defect. Run it again with --verbose and report what it prints.");
        if (parsed.commandSpec().root().userObject() instanceof RootCommand root && root.verbose()) {
            failure.printStackTrace(terminal.errWriter());
        }
        return ExitCode.INTERNAL;
    }

    private static Output wantedOutput(CommandLine.ParseResult parsed) {
        return leaf(parsed).matchedOptionValue("--output", Output.TEXT);
    }
}
