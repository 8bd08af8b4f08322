package org.connectorkit.camunda;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.connectorkit.engine.EngineOptions;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.engine.ledger.LedgerOptions;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.StepRunner;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "camunda",
        description = {
            "Runs actions as jobs of Camunda 8, until it is interrupted.",
            "A secured cluster's credentials come from the environment variables that Camunda's client reads,"
                    + " such as CAMUNDA_CLIENT_ID and CAMUNDA_CLIENT_SECRET.",
        },
        mixinStandardHelpOptions = true)
final class CamundaCommand implements Callable<Integer> {

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    private final WorkerEnvironment environment;

    @Mixin
    private EngineOptions gateway = new EngineOptions("Camunda 8 gateway", "127.0.0.1:26500");

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Tells clusters that share a ledger apart; ${DEFAULT-VALUE} if left out.")
    private String cluster = "";

    @Option(
            names = "--concurrent",
            paramLabel = "STEPS",
            description = "How many steps of one action run at once; 16 if left out.")
    private int concurrent = 16;

    @Option(
            names = "--job-timeout",
            paramLabel = "SECONDS",
            description = "After what time another worker gets the job of one that did not answer; 60 if left out.")
    private int jobTimeout = 60;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    CamundaCommand(WorkerEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CamundaWorkerSettings settings = settings();
        CamundaClientBuilder client = client();
        try (ExecutionLedger opened = ExecutionLedger.open(ledger.settings(environment));
                ConnectorHost host = environment.openHost();
                CamundaWorker worker = start(client, settings, host, new StepRunner(host, opened))) {
            environment.message("The worker takes jobs of " + worker + " at " + gateway.target() + "; its ledger is "
                    + ledger.describe(environment) + ". End it with Ctrl-C.");
            environment.awaitEnd();
        }
        return 0;
    }

    private CamundaWorkerSettings settings() {
        try {
            return CamundaWorkerSettings.builder(cluster)
                    .concurrentSteps(concurrent)
                    .jobTimeout(Duration.ofSeconds(jobTimeout))
                    .build();
        } catch (IllegalArgumentException e) {
            throw ConnectorException.builder(ErrorKind.INVALID_INPUT, "USAGE", String.valueOf(e.getMessage()))
                    .nextStep("Correct --cluster, --concurrent or --job-timeout.")
                    .build();
        }
    }

    private CamundaClientBuilder client() {
        return CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(gateway.uri())
                .preferRestOverGrpc(false)
                .useDefaultRetryPolicy(true)
                .defaultRequestTimeout(FIRST_ANSWER);
    }

    private CamundaWorker start(
            CamundaClientBuilder client, CamundaWorkerSettings settings, ConnectorHost host, StepRunner runner) {
        try {
            return CamundaWorker.start(client, settings, host, runner);
        } catch (ClientException e) {
            throw gateway.unavailable();
        }
    }
}
