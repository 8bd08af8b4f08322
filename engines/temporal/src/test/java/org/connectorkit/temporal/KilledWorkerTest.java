package org.connectorkit.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workers in processes of their own, killed as the operating system kills; server and workflow live on. Once, or as often as
 * the system property {@code engines.rounds} says; on Temporal's test server, or on the server whose address the environment
 * variable {@code TEMPORAL_TARGET} gives.
 */
@Tag("processes")
class KilledWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Optional<String> GIVEN_SERVER = Optional.ofNullable(System.getenv("TEMPORAL_TARGET"));

    @TempDir
    Path folder;

    @TempDir
    Path logs;

    private Optional<TemporalTestServer> server = Optional.empty();
    private SesSandbox sandbox;
    private WorkflowServiceStubs service;
    private WorkflowClient client;
    private WorkerFactory workflows;

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("engines.rounds", 1));
    }

    @BeforeEach
    void start() {
        if (GIVEN_SERVER.isEmpty()) {
            server = Optional.of(TemporalTestServer.start());
        }
        sandbox = SesSandbox.builder().verify("example.com").start();
        service = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target()).build());
        client = WorkflowClient.newInstance(service);
        workflows = WorkerFactory.newInstance(client);
        Worker worker = workflows.newWorker("workflows");
        worker.registerWorkflowImplementationTypes(OrderWorkflowSample.class);
        workflows.start();
    }

    @AfterEach
    void stop() throws IOException {
        workflows.shutdownNow();
        service.shutdownNow();
        sandbox.close();
        server.ifPresent(TemporalTestServer::close);
        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files).hasSize(2).allSatisfy(log -> assertThat(log)
                    .content()
                    .contains("connectors")
                    .doesNotContain(sandbox.accessKey().secret()));
        }
    }

    private String target() {
        return server.map(TemporalTestServer::target).or(() -> GIVEN_SERVER).orElseThrow();
    }

    private Process worker(String... more) throws IOException {
        Process worker = WorkerProcess.start(
                target(),
                sandbox.endpoint(),
                sandbox.accessKey().id(),
                sandbox.accessKey().secret(),
                folder.resolve("ledger"),
                logs.resolve("worker-" + System.nanoTime() + ".log"),
                more);
        awaitLine(worker, WorkerProcess.READY);
        return worker;
    }

    private static void awaitLine(Process process, String line) throws IOException {
        // The reader is the process's own, so that no line is lost between two calls.
        assertThat(process.inputReader().readLine()).isEqualTo(line);
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private WorkflowStub startOrder(String order) {
        OrderWorkflow workflow = client.newWorkflowStub(
                OrderWorkflow.class,
                WorkflowOptions.newBuilder().setTaskQueue("workflows").build());
        WorkflowExecution execution = WorkflowClient.start(workflow::shipped, order, "jane@example.com");
        return client.newUntypedWorkflowStub(execution.getWorkflowId());
    }

    /** Waits until the workflow waits for a person. */
    private void awaitUnknownOutcome(WorkflowStub workflow) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String history;
        do {
            history = client.fetchHistory(
                            Objects.requireNonNull(workflow.getExecution()).getWorkflowId())
                    .toJson(false);
        } while (!history.contains("OUTCOME_UNKNOWN") && System.nanoTime() < end);
        assertThat(history).contains("OUTCOME_UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void killedAfterTheServiceTookTheMailItStopsForAPersonWithOneMail(int round)
            throws IOException, InterruptedException, TimeoutException {
        sandbox.faults().next("SendRawEmail", Fault.delay(Duration.ofSeconds(30)));
        Process killed = worker();
        WorkflowStub workflow;
        try {
            workflow = startOrder("killed-" + round);
            assertThat(sandbox.inbox().await(mail -> true, PATIENCE)).isPresent();
        } finally {
            kill(killed);
        }
        Process second = worker();
        try {
            awaitUnknownOutcome(workflow);
            assertThat(sandbox.inbox().size()).isEqualTo(1);

            workflow.signal("mailWasThere", true);
            assertThat(workflow.getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, String.class))
                    .isEqualTo("confirmed by a person");
            assertThat(sandbox.inbox().size()).isEqualTo(1);
        } finally {
            kill(second);
        }
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void killedBeforeTemporalHeardOfTheEndItEndsWithTheOneMailsId(int round)
            throws IOException, InterruptedException, TimeoutException {
        Process killed = worker(WorkerProcess.HOLD);
        WorkflowStub workflow;
        try {
            workflow = startOrder("untold-" + round);
            awaitLine(killed, WorkerProcess.STEP_DONE);
        } finally {
            kill(killed);
        }
        Process second = worker();
        try {
            String messageId = workflow.getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, String.class);

            assertThat(sandbox.inbox().size()).isEqualTo(1);
            assertThat(sandbox.inbox().find(messageId)).isPresent();
        } finally {
            kill(second);
        }
    }

    /** What the test above rests on: without a ledger in common the same kill makes a second mail. */
    @Test
    void withoutTheLedgerTheSameKillSendsTwice() throws IOException, InterruptedException, TimeoutException {
        Process killed = worker(WorkerProcess.HOLD);
        WorkflowStub workflow;
        try {
            workflow = startOrder("forgotten");
            awaitLine(killed, WorkerProcess.STEP_DONE);
        } finally {
            kill(killed);
        }
        folder = folder.resolve("another");
        Process second = worker();
        try {
            workflow.getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, String.class);
            assertThat(sandbox.inbox().size()).isEqualTo(2);
        } finally {
            kill(second);
        }
    }
}
