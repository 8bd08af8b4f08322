package org.connectorkit.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorkit.engine.testing.LeakingConnector;
import org.connectorkit.engine.testing.SandboxHost;
import org.connectorkit.host.Execution;
import org.connectorkit.host.ExecutionObserver;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connectors as activities, in Temporal's own server in this process. */
class ConnectorActivityTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String ledger = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final AtomicInteger runsOfFirst = new AtomicInteger();
    private final AtomicInteger runsOfSecond = new AtomicInteger();
    private SesSandbox sandbox;
    private Connectors first;
    private TestWorkflowEnvironment temporal;
    private TemporalWorker worker;

    @BeforeEach
    void start() {
        sandbox = SesSandbox.builder().verify("example.com").start();
        first = connectors(runsOfFirst);
        temporal = TestWorkflowEnvironment.newInstance();
        Worker workflows = temporal.newWorker("workflows");
        workflows.registerWorkflowImplementationTypes(OrderWorkflowSample.class, StepWorkflow.Of.class);
        temporal.start();
        worker = start(first);
    }

    private Connectors connectors(AtomicInteger runs) {
        return Connectors.open(
                sandbox.endpoint(),
                sandbox.accessKey().id(),
                sandbox.accessKey().secret(),
                LedgerSettings.database(ledger, "sa", "")
                        .lease(Duration.ofSeconds(2))
                        .build(),
                new ExecutionObserver() {
                    @Override
                    public void started(Execution execution) {
                        runs.incrementAndGet();
                    }
                });
    }

    private TemporalWorker start(Connectors connectors) {
        return TemporalWorker.start(
                temporal.getWorkflowClient(),
                TemporalWorkerSettings.builder("connectors")
                        .concurrentSteps(4)
                        .drainTime(Duration.ofSeconds(10))
                        .build(),
                connectors.runner());
    }

    @AfterEach
    void stop() {
        worker.close();
        temporal.close();
        first.close();
        sandbox.close();
    }

    private OrderWorkflow order() {
        return temporal.getWorkflowClient().newWorkflowStub(OrderWorkflow.class, options());
    }

    private StepWorkflow step() {
        return temporal.getWorkflowClient().newWorkflowStub(StepWorkflow.class, options());
    }

    private static WorkflowOptions options() {
        return WorkflowOptions.newBuilder().setTaskQueue("workflows").build();
    }

    private static Map<String, Object> mail(String connection) {
        return Map.of(
                "connection", connection,
                "awsRegion", "us-east-1",
                "sender", "shop@example.com",
                "toAddresses", List.of("jane@example.com"),
                "subject", "Order 4711",
                "text", "It is on its way.");
    }

    private ApplicationFailure failureOf(String activity, Object argument) {
        WorkflowFailedException failed =
                catchThrowableOfType(WorkflowFailedException.class, () -> step().run(activity, argument, 0));
        assertThat(failed).hasCauseInstanceOf(ActivityFailure.class).hasRootCauseInstanceOf(ApplicationFailure.class);
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return (ApplicationFailure) root;
    }

    private String history(String workflowId) {
        return temporal.getWorkflowClient().fetchHistory(workflowId).toJson(true);
    }

    /** The history with its payloads decoded, as whoever may read the namespace sees it. */
    private String readableHistory(String workflowId) {
        return Pattern.compile("\"data\": \"([^\"]*)\"")
                .matcher(history(workflowId))
                .replaceAll(data -> Matcher.quoteReplacement(new String(
                        Base64.getDecoder().decode(data.group(1).replace("\\u003d", "=")), StandardCharsets.UTF_8)));
    }

    @Test
    void aStepSendsOneMailAndReturnsItsId() {
        String messageId = order().shipped("4711", "jane@example.com");

        assertThat(sandbox.inbox().messages()).hasSize(1);
        assertThat(sandbox.inbox().find(messageId)).isPresent();
    }

    @Test
    void whatIsRepeatableNeedsNoLedger() {
        first.ledger().close();
        Map<String, Object> result = step().run(
                        "aws-ses.listIdentities",
                        Map.of(
                                "inputs",
                                Map.of("connection", "mail", "awsRegion", "us-east-1", "identityType", "Domain")),
                        0);
        assertThat(result).containsEntry("identities", List.of("example.com"));
    }

    @Test
    void aBusinessKeyHoldsInAllWorkflows() {
        String once = order().shipped("4712", "jane@example.com");
        String twice = order().shipped("4712", "jane@example.com");

        assertThat(twice).isEqualTo(once);
        assertThat(sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    void withoutABusinessKeyEachRunIsAnotherStep() {
        step().run("aws-ses.sendEmail", Map.of("inputs", mail("mail")), 0);
        step().run("aws-ses.sendEmail", Map.of("inputs", mail("mail")), 0);

        assertThat(sandbox.inbox().size()).isEqualTo(2);
    }

    @Test
    void whatTheServicePutOffIsTriedAgain() {
        sandbox.faults().next("SendRawEmail", Fault.error(400, "Throttling", "Daily message quota exceeded."), 2);

        order().shipped("4713", "jane@example.com");

        assertThat(sandbox.inbox().size()).isEqualTo(1);
        assertThat(runsOfFirst).hasValueGreaterThan(1);
    }

    @Test
    void whatTheServiceRefusedIsNotTriedAgain() {
        ApplicationFailure failure = failureOf(
                "aws-ses.sendEmail",
                Map.of(
                        "inputs",
                        Map.of(
                                "connection", "mail",
                                "awsRegion", "us-east-1",
                                "sender", "stranger@elsewhere.test",
                                "toAddresses", "jane@example.com",
                                "subject", "Order 4711",
                                "text", "It is on its way.")));

        assertThat(failure.isNonRetryable()).isTrue();
        Map<?, ?> details = failure.getDetails().get(Map.class);
        assertThat(details.get("kind")).isEqualTo("REJECTED");
        assertThat(details.get("nextStep")).isNotNull();
        assertThat(runsOfFirst).hasValue(1);
    }

    @Test
    void aStepThatMayHaveHappenedStopsForAPersonAndGoesOnAsThePersonSays() {
        sandbox.faults().next("SendRawEmail", Fault.swallowedReply());
        OrderWorkflow confirmed = order();
        CompletableFuture<String> pending = WorkflowClient.execute(confirmed::shipped, "4714", "jane@example.com");
        awaitMails(1);
        confirmed.mailWasThere(true);
        assertThat(pending).succeedsWithin(PATIENCE).isEqualTo("confirmed by a person");
        assertThat(sandbox.inbox().size()).isEqualTo(1);

        sandbox.faults().next("SendRawEmail", Fault.swallowedReply());
        OrderWorkflow resent = order();
        pending = WorkflowClient.execute(resent::shipped, "4715", "jane@example.com");
        awaitMails(2);
        resent.mailWasThere(false);
        assertThat(pending).succeedsWithin(PATIENCE);
        assertThat(sandbox.inbox().size()).isEqualTo(3);
    }

    private void awaitMails(int count) {
        try {
            assertThat(sandbox.inbox().await(mail -> sandbox.inbox().size() >= count, PATIENCE))
                    .isPresent();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyProblemOfTheArgumentIsToldAtOnce() {
        ApplicationFailure failure =
                failureOf("aws-ses.sendEmail", Map.of("input", mail("mail"), "onUnknownOutcome", "maybe"));

        assertThat(failure.getType()).isEqualTo("INVALID_INPUT");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage())
                .contains("input: is not a member of a step")
                .contains("inputs: must be an object")
                .contains("onUnknownOutcome: is 'maybe'");
    }

    @Test
    void credentialsInAFlowAreRefused() {
        ApplicationFailure failure = failureOf(
                "aws-ses.listIdentities",
                Map.of(
                        "inputs",
                        Map.of(
                                "awsRegion",
                                "us-east-1",
                                "connection",
                                Map.of("accessKeyId", sandbox.accessKey().id()))));

        assertThat(failure.getType()).isEqualTo("INVALID_INPUT");
        assertThat(failure.getOriginalMessage()).contains("connection");
    }

    @Test
    void anActivityThatNoConnectorHasIsNotTriedAgain() {
        assertThat(failureOf("sendEmail", Map.of("inputs", Map.of())).getType()).isEqualTo("UNKNOWN_ACTIVITY");
        ApplicationFailure failure = failureOf("aws-ses.sendFax", Map.of("inputs", Map.of()));
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage()).contains("sendFax");
    }

    @Test
    void aCancelledStepIsInterrupted() {
        sandbox.faults().next("SendRawEmail", Fault.delay(Duration.ofSeconds(60)));
        StepWorkflow workflow = step();
        WorkflowExecution execution =
                WorkflowClient.start(workflow::run, "aws-ses.sendEmail", Map.of("inputs", mail("mail")), 1);
        awaitMails(1);
        WorkflowStub stub = temporal.getWorkflowClient().newUntypedWorkflowStub(execution.getWorkflowId());
        stub.cancel();

        WorkflowFailedException failed =
                catchThrowableOfType(WorkflowFailedException.class, () -> stub.getResult(Map.class));

        assertThat(failed).hasMessageContaining("was cancelled");
        assertThat(readableHistory(execution.getWorkflowId()))
                .contains("may have been sent or not")
                .contains("\"kind\":\"UNKNOWN_OUTCOME\"");
        assertThat(first.ledger().unknownOutcomes(10)).hasSize(1);
    }

    /** Runs a step that fails, and returns its history. */
    private String historyOfFailure(String activity, Map<String, Object> inputs) {
        WorkflowExecution execution = WorkflowClient.start(step()::run, activity, Map.of("inputs", inputs), 0);
        WorkflowStub stub = temporal.getWorkflowClient().newUntypedWorkflowStub(execution.getWorkflowId());
        assertThat(catchThrowable(() -> stub.getResult(Map.class))).isInstanceOf(WorkflowFailedException.class);
        return readableHistory(execution.getWorkflowId());
    }

    @Test
    void noSecretIsInAHistoryOrAWorkersLogAndNoStackTraceInAHistory() throws IOException {
        String denied = historyOfFailure("aws-ses.sendEmail", mail(SandboxHost.WRONG));
        String leaked = historyOfFailure("leaking.leak", Map.of("connection", SandboxHost.LEAKING));
        WorkflowExecution execution = WorkflowClient.start(order()::shipped, "4716", "jane@example.com");
        temporal.getWorkflowClient()
                .newUntypedWorkflowStub(execution.getWorkflowId())
                .getResult(String.class);
        String sent = readableHistory(execution.getWorkflowId());

        assertThat(denied).contains("jane@example.com", "SignatureDoesNotMatch");
        assertThat(leaked).contains("UNFORESEEN");
        assertThat(sent).contains("jane@example.com", "messageId");
        assertThat(List.of(denied, leaked, sent))
                .allSatisfy(this::holdsNoSecret)
                .allSatisfy(history -> assertThat(history)
                        .doesNotContain("refused: ", "sent: ", "org.connectorkit.host", "org.connectorkit.ledger"));
        String log = Files.readString(Path.of("target", "worker.log"));
        assertThat(log).contains("IllegalStateException: refused: ", "IOException: sent: ");
        holdsNoSecret(log);
    }

    private void holdsNoSecret(String text) {
        assertThat(text)
                .doesNotContain(SandboxHost.WRONG_SECRET)
                .doesNotContain(LeakingConnector.TOKEN)
                .doesNotContain(sandbox.accessKey().secret())
                .doesNotContain(sandbox.accessKey().id());
    }

    @Test
    void whatTheWorkerDidNotExpectIsOneSentenceInTheHistory() throws SQLException {
        order().shipped("4718", "jane@example.com");
        try (Connection connection = DriverManager.getConnection(ledger, "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE connector_step SET result = '\"no object\"'"))
                    .isEqualTo(1);
        }

        assertThat(WorkflowClient.execute(order()::shipped, "4718", "jane@example.com"))
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .havingRootCause()
                .withMessage("message='the worker failed unexpectedly; its log says why', type='INTERNAL',"
                        + " nonRetryable=true");
    }

    @Test
    void theHistoryOfTheSampleReplays() throws Exception {
        OrderWorkflow workflow = order();
        WorkflowExecution execution = WorkflowClient.start(workflow::shipped, "4717", "jane@example.com");
        temporal.getWorkflowClient()
                .newUntypedWorkflowStub(execution.getWorkflowId())
                .getResult(String.class);
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(history(execution.getWorkflowId())), OrderWorkflowSample.class);
    }

    @Test
    void twoWorkersShareTheLoad() {
        int orders = 40;
        try (Connectors second = connectors(runsOfSecond);
                TemporalWorker another = start(second)) {
            List<CompletableFuture<String>> pending = new ArrayList<>();
            for (int i = 0; i < orders; i++) {
                pending.add(WorkflowClient.execute(order()::shipped, "load-" + i, "jane@example.com"));
            }
            assertThat(CompletableFuture.allOf(pending.toArray(CompletableFuture<?>[]::new)))
                    .succeedsWithin(PATIENCE);
            assertThat(another).isNotNull();
        }
        assertThat(sandbox.inbox().size()).isEqualTo(orders);
        assertThat(runsOfFirst).hasPositiveValue();
        assertThat(runsOfSecond).hasPositiveValue();
    }
}
