package org.connectorkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.engine.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = WorkerCommand.NAME,
        description = "Runs actions as steps of flows in an engine: connectors worker temporal --help.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

    static final String NAME = "worker";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private WorkerCommand() {}

    /** The command, with one subcommand per engine that has a worker, and one for the ledger that the workers share. */
    static CommandLine of(Terminal terminal, Interruption interruption, List<Engine> engines) {
        CommandLine command = new CommandLine(new WorkerCommand());
        for (Engine engine : engines) {
            WorkerHostOptions options = new WorkerHostOptions();
            engine.worker(new CommandWorkerEnvironment(terminal, interruption, options))
                    .ifPresent(worker -> {
                        CommandLine subcommand = new CommandLine(worker);
                        subcommand.addMixin("host", options);
                        command.addSubcommand(subcommand);
                    });
        }
        engines.stream()
                .flatMap(engine ->
                        engine
                                .ledger(new CommandWorkerEnvironment(terminal, interruption, new WorkerHostOptions()))
                                .stream())
                .findFirst()
                .ifPresent(command::addSubcommand);
        return command;
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                spec.subcommands().isEmpty()
                        ? "This distribution has no engine with a worker."
                        : "Which engine? "
                                + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
