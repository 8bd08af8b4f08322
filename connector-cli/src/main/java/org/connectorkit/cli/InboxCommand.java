package org.connectorkit.cli;

import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "inbox",
        description = "Shows the mail that a running sandbox took in place of delivery.",
        mixinStandardHelpOptions = true)
final class InboxCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private InboxCommand() {}

    /** The command with its subcommands. */
    static CommandLine of(Terminal terminal) {
        return new CommandLine(new InboxCommand())
                .addSubcommand(new InboxListCommand(terminal))
                .addSubcommand(new InboxShowCommand(terminal))
                .addSubcommand(new InboxDeleteCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which of list, show and delete?");
    }
}
