package org.connectorkit.engine.ledger;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.StepKey;
import org.connectorkit.ledger.UnknownStep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows the steps that may have been done, and takes what a person found out about one. */
@Command(
        name = "ledger",
        description = "Shows the steps of workers that may have been done, and takes what a person found out.",
        mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {

    private final WorkerEnvironment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A command with the ledgers that the environment names. */
    public LedgerCommand(WorkerEnvironment environment) {
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "List the unknown outcomes, or settle one: list, settle.");
    }

    @Command(
            name = "list",
            description = "Lists the steps of unknown outcome, the oldest first: action, key, worker, begin.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin LedgerOptions ledger,
            @Option(
                            names = "--limit",
                            paramLabel = "STEPS",
                            defaultValue = "100",
                            description = "How many at most; ${DEFAULT-VALUE} if left out.")
                    int limit) {
        if (limit < 1) {
            throw LedgerOptions.wrong("--limit is " + limit + ".", "Give 1 or more.");
        }
        try (ExecutionLedger opened = ExecutionLedger.open(ledger.settings(environment))) {
            List<UnknownStep> steps = opened.unknownOutcomes(limit);
            for (UnknownStep step : steps) {
                environment.print(String.join(
                        "  ",
                        step.key().action(),
                        step.key().key(),
                        step.worker(),
                        step.claimedAt().toString()));
            }
            if (steps.isEmpty()) {
                environment.message("No step in " + ledger.describe(environment) + " has an unknown outcome.");
            }
        }
        return 0;
    }

    @Command(
            name = "settle",
            description = "Records what a person found out. Run the step again in the engine after it.",
            mixinStandardHelpOptions = true)
    int settle(
            @Mixin LedgerOptions ledger,
            @Parameters(paramLabel = "ACTION", description = "As listed, such as aws-ses.sendEmail.") String action,
            @Parameters(paramLabel = "KEY", description = "As listed.") String key,
            @Option(
                            names = "--found",
                            paramLabel = "done|nothing",
                            required = true,
                            description = "done: run again, it is not done again. nothing: run again, it is done.")
                    Finding found,
            @Option(
                            names = "--result",
                            paramLabel = "JSON",
                            defaultValue = "{}",
                            description = "With done: the result for the rest of the flow, as a JSON object.")
                    String result) {
        StepKey step = StepKey.listed(action, key);
        ObjectNode confirmed = result(result);
        try (ExecutionLedger opened = ExecutionLedger.open(ledger.settings(environment))) {
            boolean settled = found == Finding.DONE ? opened.confirm(step, confirmed) : opened.release(step);
            if (!settled) {
                throw LedgerOptions.wrong(
                        "There is no step of unknown outcome '" + step + "' in " + ledger.describe(environment) + ".",
                        "Copy action and key from: connectors worker ledger list");
            }
        }
        environment.message(
                found == Finding.DONE
                        ? "Run again, the step is not done again, and ends with the given result."
                        : "Run again, the step is done.");
        return 0;
    }

    private static ObjectNode result(String json) {
        try {
            if (JsonMapper.shared().readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw LedgerOptions.wrong("--result is no JSON.", "Give the result as a JSON object.");
        }
        throw LedgerOptions.wrong("--result is no JSON object.", "Give the result as a JSON object.");
    }

    /** What the person found at the service. */
    enum Finding {
        /** The step's effect. */
        DONE,
        /** No effect. */
        NOTHING
    }
}
