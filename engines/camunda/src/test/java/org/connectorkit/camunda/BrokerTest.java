package org.connectorkit.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.CreateProcessInstanceCommandStep1.CreateProcessInstanceCommandStep3;
import io.grpc.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.ledger.UnknownStep;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page's process on the real broker, with workers in processes of their own that are killed as the operating system kills.
 * The system property {@code engines.rounds} says how often.
 */
@Tag("processes")
@EnabledIfEnvironmentVariable(
        named = Broker.HOME,
        matches = ".+",
        disabledReason = "no broker given; e2e/engines/run downloads one and runs this test")
class BrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ROUNDS = Integer.getInteger("engines.rounds", 1);

    @TempDir
    static Path folder;

    private static Broker broker;
    private static CamundaClient client;

    private final List<Process> workers = new ArrayList<>();
    private SesSandbox sandbox;
    private String ledger;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = Broker.start(folder);
        client = CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(URI.create("http://" + broker.target()))
                .preferRestOverGrpc(false)
                .build();
        deploy();
    }

    private static void deploy() {
        eventually(() -> client.newDeployResourceCommand()
                .addResourceFromClasspath("order.bpmn")
                .send()
                .join());
    }

    /** Until the broker takes the command: it is not up yet, or takes no more at once. */
    private static <T> T eventually(Supplier<T> command) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return command.get();
            } catch (ClientException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    @AfterAll
    static void stopBroker() {
        client.close();
        broker.close();
    }

    @BeforeEach
    void start() {
        sandbox = SesSandbox.builder().verify("example.com").start();
        ledger = "jdbc:h2:file:" + folder.resolve("ledger-" + System.nanoTime());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process worker : workers) {
            worker.destroyForcibly().waitFor();
        }
        sandbox.close();
    }

    private Process worker() throws IOException {
        return worker(ledger);
    }

    private Process worker(String itsLedger) throws IOException {
        Process worker = CamundaWorkerProcess.start(
                broker.target(),
                sandbox.endpoint(),
                sandbox.accessKey().id(),
                sandbox.accessKey().secret(),
                itsLedger,
                folder.resolve("worker.log"));
        workers.add(worker);
        return worker;
    }

    private static long order(String order, String customer) {
        return eventually(() -> create(order, customer).send().join()).getProcessInstanceKey();
    }

    private static CreateProcessInstanceCommandStep3 create(String order, String customer) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId("order")
                .latestVersion()
                .variables(Map.of("order", order, "customer", customer));
    }

    private void awaitMails(int count) throws InterruptedException {
        if (sandbox.inbox().size() < count) {
            assertThat(sandbox.inbox().await(mail -> sandbox.inbox().size() >= count, PATIENCE))
                    .isPresent();
        }
        assertThat(sandbox.inbox().size()).isEqualTo(count);
    }

    private static boolean is(JsonNode event, String intent, long instance) {
        return event.path("intent").asString("").equals(intent)
                && event.path("value").path("processInstanceKey").asLong() == instance;
    }

    private static JsonNode awaitRecord(String valueType, String intent, long instance, String element)
            throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode event : broker.records(valueType)) {
                if (is(event, intent, instance)
                        && event.path("value").path("elementId").asString("").equals(element)) {
                    return event;
                }
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new AssertionError("no " + valueType + " " + intent + " of " + element);
    }

    @Test
    void aWorkerKilledRightAfterTheSendLeavesOneMailAndAnIncident() throws IOException, InterruptedException {
        List<JsonNode> incidents = new ArrayList<>();
        Process worker = worker();
        for (int round = 1; round <= ROUNDS; round++) {
            sandbox.faults().next("SendRawEmail", Fault.delay(Duration.ofSeconds(5)));
            long instance = order("killed-" + round, "jane@example.com");
            awaitMails(round);
            worker.destroyForcibly().waitFor();

            worker = worker();
            JsonNode incident = awaitRecord("INCIDENT", "CREATED", instance, "tell");

            incidents.add(incident);
            assertThat(incident.path("value").path("errorMessage").asString())
                    .startsWith("OUTCOME_UNKNOWN: ")
                    .contains("may have been done");
            assertThat(sandbox.inbox().size()).isEqualTo(round);
        }
        worker.destroyForcibly().waitFor();

        // What the page says a person does
        try (ExecutionLedger opened =
                ExecutionLedger.open(LedgerSettings.database(ledger, "sa", "").build())) {
            List<UnknownStep> unknown = opened.unknownOutcomes(100);
            assertThat(unknown).hasSize(ROUNDS);
            for (UnknownStep step : unknown) {
                assertThat(opened.confirm(
                                step.key(),
                                JsonMapper.shared().createObjectNode().put("messageId", "found")))
                        .isTrue();
            }
        }
        worker();
        for (JsonNode incident : incidents) {
            JsonNode value = incident.path("value");
            eventually(() -> client.newUpdateRetriesCommand(value.path("jobKey").asLong())
                    .retries(1)
                    .send()
                    .join());
            eventually(
                    () -> client.newResolveIncidentCommand(incident.path("key").asLong())
                            .send()
                            .join());
            awaitRecord(
                    "PROCESS_INSTANCE",
                    "ELEMENT_COMPLETED",
                    value.path("processInstanceKey").asLong(),
                    "told");
        }
        assertThat(sandbox.inbox().size()).isEqualTo(ROUNDS);
    }

    @Test
    void aBrokerKilledWithWaitingInstancesLosesAndRepeatsNone() throws IOException, InterruptedException {
        int orders = 60;
        for (int i = 0; i < orders; i++) {
            order("waiting-" + i, "customer-" + i + "@example.net");
        }
        broker.kill();
        broker.restart();
        eventually(() -> client.newTopologyRequest().send().join());
        worker();
        awaitMails(orders);

        assertThat(recipients()).hasSize(orders);
    }

    @Test
    void twoWorkersShareTheLoadWhileTheBrokerPushesBack() throws IOException, InterruptedException, SQLException {
        int orders = 80;
        Process first = worker();
        Process second = worker(ledger + "-second");
        List<CamundaFuture<?>> started = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            started.add(create("shared-" + i, "customer-" + i + "@example.net").send());
        }
        int pushedBack = 0;
        for (int i = 0; i < orders; i++) {
            try {
                started.get(i).join();
            } catch (ClientStatusException e) {
                assertThat(e.getStatusCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                pushedBack++;
                order("shared-" + i, "customer-" + i + "@example.net");
            }
        }
        awaitMails(orders);
        first.destroyForcibly().waitFor();
        second.destroyForcibly().waitFor();

        assertThat(recipients()).hasSize(orders);
        assertThat(pushedBack).isPositive();
        assertThat(steps(ledger)).isPositive();
        assertThat(steps(ledger + "-second")).isPositive();
    }

    private static int steps(String ledger) throws SQLException {
        try (Connection connection = DriverManager.getConnection(ledger, "sa", "");
                ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM connector_step")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Set<String> recipients() {
        Set<String> recipients = new HashSet<>();
        sandbox.inbox()
                .messages()
                .forEach(mail -> recipients.addAll(mail.envelope().recipients()));
        return recipients;
    }

    @Test
    void aRefusedMailGoesTheWayOfTheErrorAndAThrottledOneIsTriedAgain() throws IOException {
        worker();
        long refused = order("refused", "no address");
        awaitRecord("PROCESS_INSTANCE", "ELEMENT_COMPLETED", refused, "call");
        assertThat(sandbox.inbox().size()).isZero();

        sandbox.faults().next("SendRawEmail", Fault.error(400, "Throttling", "Daily message quota exceeded."), 2);
        long throttled = order("throttled", "jane@example.com");
        awaitRecord("PROCESS_INSTANCE", "ELEMENT_COMPLETED", throttled, "told");
        assertThat(sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    void noSecretIsInAnyRecordOrLog() throws IOException {
        Files.deleteIfExists(folder.resolve("worker.log"));
        worker();
        long sent = order("secret", "jane@example.com");
        awaitRecord("PROCESS_INSTANCE", "ELEMENT_COMPLETED", sent, "told");
        sandbox.faults().next("SendRawEmail", Fault.error(403, "InvalidClientTokenId", "The key is wrong."));
        long denied = order("denied", "jane@example.com");
        awaitRecord("INCIDENT", "CREATED", denied, "tell");

        String all = broker.output() + Files.readString(folder.resolve("worker.log"));
        assertThat(all)
                .contains("jane@example.com", "messageId")
                .doesNotContain(sandbox.accessKey().secret())
                .doesNotContain(sandbox.accessKey().id())
                .doesNotContain("org.connectorkit.host")
                .doesNotContain("org.connectorkit.ledger");
    }
}
