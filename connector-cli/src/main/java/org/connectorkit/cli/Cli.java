package org.connectorkit.cli;

import java.util.List;
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

    private CommandLine commandLine(List<String> arguments) {
        // Engines are large; only the commands that need one load any
        List<Engine> engines = arguments.contains(WorkerCommand.NAME) || arguments.contains(TemplatesCommand.NAME)
                ? Engines.load(terminal.environment().distribution())
                : List.of();
        CommandLine root = new CommandLine(new RootCommand())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new DescribeCommand(terminal))
                .addSubcommand(new DocsCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .addSubcommand(new RunCommand(terminal, interruption))
                .addSubcommand(ConnectionCommand.of(terminal, interruption))
                .addSubcommand(new SandboxCommand(terminal, interruption))
                .addSubcommand(WorkerCommand.of(terminal, interruption, engines))
                .addSubcommand(new TemplatesCommand(terminal, engines))
                .addSubcommand(new CompletionCommand(terminal));
        return root.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAllowOptionsAsOptionParameters(false)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.style() == Style.ANSI ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(80, terminal.environment().columns()))
                .setOut(terminal.outWriter())
                .setErr(terminal.errWriter())
                .setParameterExceptionHandler((failure, rejected) -> reportUsage(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, parsed));
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
        CommandLine.ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf.matchedOptionValue("--output", Output.TEXT);
    }
}
