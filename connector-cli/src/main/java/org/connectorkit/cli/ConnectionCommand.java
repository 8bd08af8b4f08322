package org.connectorkit.cli;

import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "connection", description = "Saves and tries connections.", mixinStandardHelpOptions = true)
final class ConnectionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ConnectionCommand() {}

    /** The command with its subcommands. */
    static CommandLine of(Terminal terminal, Interruption interruption) {
        return new CommandLine(new ConnectionCommand())
                .addSubcommand(new ConnectionAddCommand(terminal))
                .addSubcommand(new ConnectionListCommand(terminal))
                .addSubcommand(new ConnectionTestCommand(terminal, interruption))
                .addSubcommand(new ConnectionRemoveCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which of add, list, test and remove?");
    }
}
