package org.connectorkit.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.ErrorType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.connectorkit.engine.testing.LeakingConnector;
import org.connectorkit.engine.testing.SandboxHost;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.ledger.StepRunner;
import org.connectorkit.ledger.UnknownStep;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of steps in Camunda's engine, with the packaged mail connector. The engine's time is the tests' to move. */
class EmbeddedEngineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration BACK_OFF = Duration.ofHours(1);

    private final ZeebeTestEngine engine = EngineFactory.create();
    private SesSandbox sandbox;
    private ExecutionLedger ledger;
    private ConnectorHost host;
    private CamundaWorker worker;
    private CamundaClient client;

    @BeforeEach
    void start() {
        engine.start();
        sandbox = SesSandbox.builder().verify("example.com").start();
        ledger = ExecutionLedger.open(LedgerSettings.database("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "")
                .build());
        host = SandboxHost.builder(
                        sandbox.endpoint(),
                        sandbox.accessKey().id(),
                        sandbox.accessKey().secret())
                .pluginsFolder(Path.of(System.getProperty("plugins.folder")))
                .addConnector(new LeakingConnector())
                .build();
        assertThat(host.pluginProblems()).isEmpty();
        worker = CamundaWorker.start(
                client(),
                CamundaWorkerSettings.builder("test")
                        .concurrentSteps(2)
                        .backOff(BACK_OFF)
                        .build(),
                host,
                new StepRunner(host, ledger));
        client = client().build();
        client.newDeployResourceCommand()
                .addResourceFromClasspath("order.bpmn")
                .send()
                .join();
    }

    /** The engine listens on every address, and names the one that stands for all. */
    private CamundaClientBuilder client() {
        URI gateway = URI.create("http://" + engine.getGatewayAddress());
        return CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(URI.create("http://127.0.0.1:" + gateway.getPort()))
                .preferRestOverGrpc(false);
    }

    @AfterEach
    void stop() {
        worker.close();
        client.close();
        host.close();
        ledger.close();
        sandbox.close();
        engine.stop();
    }

    private long order(String customer) {
        return start("order", Map.of("order", "4711", "customer", customer));
    }

    private long start(String process, Map<String, Object> variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    /** A process of one task, without an event that catches its errors. */
    private long startTask(UnaryOperator<ServiceTaskBuilder> task) {
        BpmnModelInstance process = task.apply(
                        Bpmn.createExecutableProcess("one").startEvent().serviceTask("tell"))
                .endEvent("told")
                .done();
        client.newDeployResourceCommand()
                .addProcessModel(process, "one.bpmn")
                .send()
                .join();
        return start("one", Map.of());
    }

    private <V extends RecordValue> Stream<Record<V>> records(Intent intent, Class<V> type) {
        return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
                .filter(event -> event.getIntent() == intent && type.isInstance(event.getValue()))
                .map(event -> {
                    @SuppressWarnings("unchecked") // filtered by it
                    Record<V> typed = (Record<V>) event;
                    return typed;
                });
    }

    private List<Record<JobRecordValue>> jobs(JobIntent intent) {
        return records(intent, JobRecordValue.class).toList();
    }

    private <V extends RecordValue> Record<V> await(Intent intent, Class<V> type, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Record<V>> found = records(intent, type).toList();
            if (found.size() >= count) {
                return found.get(count - 1);
            }
            assertThat(System.nanoTime())
                    .as("%d records %s, not %d, and %s", found.size(), intent, count, records())
                    .isLessThan(end);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void awaitEnd(long instance, String element) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (records(ProcessInstanceIntent.ELEMENT_COMPLETED, ProcessInstanceRecordValue.class)
                .map(Record::getValue)
                .noneMatch(value -> value.getProcessInstanceKey() == instance
                        && value.getElementId().equals(element))) {
            assertThat(System.nanoTime())
                    .as("no end %s in %s", element, records())
                    .isLessThan(end);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** All that the engine would export. */
    private String records() {
        StringBuilder records = new StringBuilder();
        engine.getRecordStreamSource().getRecords().forEach(event -> records.append(event.toJson())
                .append('\n'));
        return records.toString();
    }

    private void resolve(Record<IncidentRecordValue> incident) {
        client.newUpdateRetriesCommand(incident.getValue().getJobKey())
                .retries(1)
                .send()
                .join();
        client.newResolveIncidentCommand(incident.getKey()).send().join();
    }

    @Test
    void aStepSendsOneMailAndItsResultIsTheVariableThatTheModelNames() {
        Object mail = client.newCreateInstanceCommand()
                .bpmnProcessId("order")
                .latestVersion()
                .variables(Map.of("order", "4711", "customer", "jane@example.com"))
                .withResult()
                .requestTimeout(PATIENCE)
                .send()
                .join()
                .getVariablesAsMap()
                .get("mail");

        assertThat(sandbox.inbox().size()).isEqualTo(1);
        assertThat(mail).isInstanceOfSatisfying(Map.class, result -> assertThat(
                        sandbox.inbox().find(String.valueOf(result.get("messageId"))))
                .isPresent());
    }

    @Test
    void aThrottledStepIsTriedAgainAfterItsBackOffAndIsSentOnce() {
        sandbox.faults().next("SendRawEmail", Fault.error(400, "Throttling", "Daily message quota exceeded."));
        long instance = order("jane@example.com");

        JobRecordValue failed = await(JobIntent.FAILED, JobRecordValue.class, 1).getValue();
        assertThat(failed.getErrorMessage()).contains("Kind: RATE_LIMITED");
        assertThat(failed.getRetries()).isEqualTo(2);
        assertThat(failed.getRetryBackoff()).isEqualTo(BACK_OFF.toMillis());
        assertThat(sandbox.inbox().size()).isZero();

        engine.increaseTime(BACK_OFF);
        awaitEnd(instance, "told");
        assertThat(sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedGoesTheWayOfTheError() {
        awaitEnd(order("no address"), "call");
        sandbox.faults().next("SendRawEmail", Fault.error(400, "MessageRejected", "Email address is not verified."));
        awaitEnd(order("jane@example.com"), "call");

        assertThat(jobs(JobIntent.ERROR_THROWN))
                .extracting(event -> event.getValue().getErrorCode())
                .containsExactly("INVALID_INPUT", "IDENTITY_NOT_VERIFIED");
        assertThat(sandbox.inbox().size()).isZero();
    }

    @Test
    void anUnknownOutcomeIsAnIncidentWhichSendsNothingWhenItIsResolvedAndEndsAsAPersonSettlesIt() {
        sandbox.faults().next("SendRawEmail", Fault.swallowedReply());
        long instance = order("jane@example.com");

        Record<IncidentRecordValue> first = await(IncidentIntent.CREATED, IncidentRecordValue.class, 1);
        assertThat(first.getValue().getErrorType()).isEqualTo(ErrorType.JOB_NO_RETRIES);
        assertThat(first.getValue().getErrorMessage()).contains("Kind: UNKNOWN_OUTCOME");

        resolve(first);
        Record<IncidentRecordValue> second = await(IncidentIntent.CREATED, IncidentRecordValue.class, 2);
        assertThat(second.getValue().getErrorMessage())
                .startsWith("OUTCOME_UNKNOWN: ")
                .contains("Kind: UNKNOWN_OUTCOME");
        assertThat(jobs(JobIntent.ERROR_THROWN)).isEmpty();

        UnknownStep step = ledger.unknownOutcomes(2).get(0);
        assertThat(ledger.confirm(
                        step.key(), JsonMapper.shared().createObjectNode().put("messageId", "found")))
                .isTrue();
        resolve(second);
        awaitEnd(instance, "told");
        assertThat(sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    void aConnectionAmongTheVariablesIsRefusedAndAnErrorThatNothingCatchesIsAnIncident() {
        startTask(task -> task.zeebeJobType("aws-ses.sendEmail")
                .zeebeTaskHeader("connection", "mail")
                .zeebeInputExpression("\"wrong\"", "connectorStep.inputs.connection"));

        IncidentRecordValue incident =
                await(IncidentIntent.CREATED, IncidentRecordValue.class, 1).getValue();
        assertThat(incident.getErrorType()).isEqualTo(ErrorType.UNHANDLED_ERROR_EVENT);
        assertThat(jobs(JobIntent.ERROR_THROWN)).singleElement().satisfies(event -> assertThat(
                        event.getValue().getErrorMessage())
                .contains("connectorStep.inputs.connection", "task header 'connection'"));
        assertThat(sandbox.inbox().size()).isZero();
    }

    @Test
    void noSecretIsInARecordOrAWorkersLogAndNoStackTraceInARecord() throws IOException {
        awaitEnd(order("jane@example.com"), "told");
        startTask(task -> task.zeebeJobType("leaking.leak").zeebeTaskHeader("connection", SandboxHost.LEAKING));
        IncidentRecordValue leaked =
                await(IncidentIntent.CREATED, IncidentRecordValue.class, 1).getValue();
        startTask(task -> task.zeebeJobType("aws-ses.listIdentities")
                .zeebeTaskHeader("connection", SandboxHost.WRONG)
                .zeebeInput("us-east-1", "connectorStep.inputs.awsRegion"));
        IncidentRecordValue denied =
                await(IncidentIntent.CREATED, IncidentRecordValue.class, 2).getValue();

        assertThat(leaked.getErrorMessage()).startsWith("UNFORESEEN: ");
        assertThat(denied.getErrorMessage()).contains("Service code: SignatureDoesNotMatch");
        String records = records();
        assertThat(records)
                .contains("jane@example.com", "messageId")
                .doesNotContain("refused: ", "sent: ", "org.connectorkit.host", "org.connectorkit.ledger");
        String log = Files.readString(Path.of("target", "worker.log"));
        assertThat(log).contains("IllegalStateException: refused: ", "IOException: sent: ");
        assertThat(List.of(records, log)).allSatisfy(text -> assertThat(text)
                .doesNotContain(SandboxHost.WRONG_SECRET)
                .doesNotContain(LeakingConnector.TOKEN)
                .doesNotContain(sandbox.accessKey().secret())
                .doesNotContain(sandbox.accessKey().id()));
    }
}
