package org.connectorkit.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.connectorkit.engine.EngineOptions;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.engine.ledger.LedgerOptions;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.StepRunner;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "temporal",
        description = {
            "Runs actions as activities of Temporal, until it is interrupted.",
            "With TLS, the environment variable " + TemporalCommand.API_KEY + ", if set, is sent as API key.",
        },
        mixinStandardHelpOptions = true)
final class TemporalCommand implements Callable<Integer> {

    static final String API_KEY = "TEMPORAL_API_KEY";
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    private final WorkerEnvironment environment;

    @Mixin
    private EngineOptions server = new EngineOptions("Temporal server", "127.0.0.1:7233");

    @Option(
            names = "--namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "default",
            description = "Its namespace; ${DEFAULT-VALUE} if left out.")
    private String namespace = "";

    @Option(
            names = "--queue",
            paramLabel = "QUEUE",
            defaultValue = "connectors",
            description = "The task queue; ${DEFAULT-VALUE} if left out.")
    private String queue = "";

    @Option(names = "--concurrent", paramLabel = "STEPS", description = "How many steps run at once; 16 if left out.")
    private int concurrent = 16;

    @Option(
            names = "--rate",
            paramLabel = "STEPS_PER_SECOND",
            description = "How many steps start per second over all workers of the queue; unlimited if left out.")
    private @Nullable Double rate;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    TemporalCommand(WorkerEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        TemporalWorkerSettings settings = settings();
        URI address = server.uri();
        try (ExecutionLedger opened = ExecutionLedger.open(ledger.settings(environment));
                ConnectorHost host = environment.openHost()) {
            WorkflowServiceStubs service = service(address);
            try {
                connect(service);
                WorkflowClient client = WorkflowClient.newInstance(
                        service,
                        WorkflowClientOptions.newBuilder()
                                .setNamespace(namespace)
                                .build());
                try (TemporalWorker worker = start(client, settings, new StepRunner(host, opened))) {
                    environment.message("The worker polls " + worker + " at " + server.target() + ", namespace "
                            + namespace + "; its ledger is " + ledger.describe(environment) + ". End it with Ctrl-C.");
                    environment.awaitEnd();
                }
            } finally {
                service.shutdownNow();
                service.awaitTermination(1, TimeUnit.SECONDS);
            }
        }
        return 0;
    }

    private TemporalWorkerSettings settings() {
        try {
            TemporalWorkerSettings.Builder settings =
                    TemporalWorkerSettings.builder(queue).concurrentSteps(concurrent);
            if (rate != null) {
                settings.stepsPerSecond(rate);
            }
            return settings.build();
        } catch (IllegalArgumentException e) {
            throw ConnectorException.builder(ErrorKind.INVALID_INPUT, "USAGE", String.valueOf(e.getMessage()))
                    .nextStep("Correct --queue, --concurrent or --rate.")
                    .build();
        }
    }

    private WorkflowServiceStubs service(URI address) {
        WorkflowServiceStubsOptions.Builder options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address.getRawAuthority())
                .setEnableHttps(server.tls());
        if (server.tls()) {
            environment.variable(API_KEY).ifPresent(key -> options.addApiKey(() -> key));
        }
        return WorkflowServiceStubs.newServiceStubs(options.build());
    }

    private void connect(WorkflowServiceStubs service) {
        try {
            service.connect(FIRST_ANSWER);
        } catch (RuntimeException e) {
            throw server.unavailable();
        }
    }

    private TemporalWorker start(WorkflowClient client, TemporalWorkerSettings settings, StepRunner runner) {
        try {
            return TemporalWorker.start(client, settings, runner);
        } catch (StatusRuntimeException e) {
            Status.Code code = e.getStatus().getCode();
            if (code == Status.Code.NOT_FOUND) {
                throw ConnectorException.builder(
                                ErrorKind.CONNECTION,
                                "ENGINE_NAMESPACE_UNKNOWN",
                                "the Temporal server at " + server.target() + " has no namespace '" + namespace + "'")
                        .nextStep("Correct --namespace, or create it at the server.")
                        .build();
            }
            throw ConnectorException.builder(
                            ErrorKind.CONNECTION,
                            "ENGINE_REFUSED",
                            "the Temporal server at " + server.target() + " lets no worker into the namespace '"
                                    + namespace + "': " + code)
                    .nextStep("Correct --namespace, or give " + API_KEY + " a key for it, with --tls.")
                    .build();
        }
    }
}
