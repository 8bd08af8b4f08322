package org.connectorkit.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.connectorkit.host.ExecutionObserver;
import org.connectorkit.ledger.LedgerSettings;

/** A worker in a process of its own, which can be killed. Its secret comes by standard input. */
final class WorkerProcess {

    static final String READY = "ready";
    static final String STEP_DONE = "step done";
    static final String HOLD = "hold";

    private WorkerProcess() {}

    /** Starts one; the caller kills it. */
    static Process start(
            String target, URI endpoint, String keyId, String secret, Path ledger, Path log, String... more)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.logFile=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                WorkerProcess.class.getName(),
                target,
                endpoint.toString(),
                keyId,
                ledger.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.outputWriter().append(secret).append('\n').flush();
        return process;
    }

    public static void main(String[] arguments) throws IOException {
        String secret = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        Connectors connectors = Connectors.open(
                URI.create(arguments[1]),
                arguments[2],
                secret,
                LedgerSettings.file(Path.of(arguments[3]))
                        .lease(Duration.ofSeconds(1))
                        .build(),
                new ExecutionObserver() {});
        WorkflowClient client = WorkflowClient.newInstance(WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build()));
        if (arguments.length > 4 && arguments[4].equals(HOLD)) {
            WorkerFactory factory = WorkerFactory.newInstance(
                    client,
                    WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(new HoldBack())
                            .build());
            factory.newWorker(
                            "connectors",
                            WorkerOptions.newBuilder()
                                    .setMaxConcurrentActivityExecutionSize(1)
                                    .setMaxConcurrentActivityTaskPollers(1)
                                    .build())
                    .registerActivitiesImplementations(new ConnectorActivity(connectors.runner()));
            factory.start();
        } else {
            TemporalWorker.start(
                    client,
                    // A dead worker's open polls would swallow the step's next attempts
                    TemporalWorkerSettings.builder("connectors")
                            .concurrentSteps(1)
                            .build(),
                    connectors.runner());
        }
        System.out.println(READY);
    }

    /** Holds the result of every step back from Temporal, for ever. */
    private static final class HoldBack extends WorkerInterceptorBase {
        @Override
        public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
            return new ActivityInboundCallsInterceptorBase(next) {
                @Override
                public ActivityOutput execute(ActivityInput input) {
                    ActivityOutput output = super.execute(input);
                    System.out.println(STEP_DONE);
                    new CompletableFuture<Void>().join();
                    return output;
                }
            };
        }
    }
}
