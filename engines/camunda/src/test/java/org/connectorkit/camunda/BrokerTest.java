package org.connectorkit.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.CreateProcessInstanceCommandStep1.CreateProcessInstanceCommandStep3;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.grpc.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
    private static final String MODELED = "engines.modeled";
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
        Process worker = CamundaWorkerProcess.start(
                broker.target(),
                sandbox.endpoint(),
                sandbox.accessKey().id(),
                sandbox.accessKey().secret(),
                ledger,
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

    /** A job that is not yet complete when its worker is killed comes again, in the next test as well. */
    private static void awaitTold(Set<Long> instances) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<Long> open = new HashSet<>(instances);
        while (!open.isEmpty()) {
            assertThat(System.nanoTime()).as("instances not told: %s", open).isLessThan(end);
            LockSupport.parkNanos(POLL.toNanos());
            for (JsonNode event : broker.records("PROCESS_INSTANCE")) {
                JsonNode value = event.path("value");
                if (event.path("intent").asString("").equals("ELEMENT_COMPLETED")
                        && value.path("elementId").asString("").equals("told")) {
                    open.remove(value.path("processInstanceKey").asLong());
                }
            }
        }
    }

    @Test
    void aWorkerKilledRightAfterTheSendLeavesOneMailAndAnIncident() throws IOException, InterruptedException {
        Process worker = worker();
        for (int round = 1; round <= ROUNDS; round++) {
            sandbox.faults().next("SendRawEmail", Fault.delay(Duration.ofSeconds(5)));
            long instance = order("killed-" + round, "jane@example.com");
            awaitMails(round);
            worker.destroyForcibly().waitFor();

            worker = worker();
            JsonNode incident = awaitRecord("INCIDENT", "CREATED", instance, "tell");

            assertThat(incident.path("value").path("errorMessage").asString())
                    .startsWith("OUTCOME_UNKNOWN: ")
                    .contains("may have been done");
            assertThat(sandbox.inbox().size()).isEqualTo(round);
        }
    }

    @Test
    void aBrokerKilledWithWaitingInstancesLosesAndRepeatsNone() throws IOException, InterruptedException {
        int orders = 60;
        Set<Long> instances = new HashSet<>();
        for (int i = 0; i < orders; i++) {
            instances.add(order("waiting-" + i, "waiting-" + i + "@example.net"));
        }
        broker.kill();
        broker.restart();
        eventually(() -> client.newTopologyRequest().send().join());
        worker();
        awaitTold(instances);

        assertThat(sandbox.inbox().size()).isEqualTo(orders);
        assertThat(recipients()).hasSize(orders);
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = CamundaWorkerProcess.LEDGER_URL,
            matches = "jdbc:postgresql:.+",
            disabledReason = "no PostgreSQL given; e2e/engines/run starts one and runs this test")
    void twoWorkersShareTheLoadWhileTheBrokerPushesBack() throws IOException, InterruptedException, SQLException {
        int orders = 80;
        ledger = System.getenv(CamundaWorkerProcess.LEDGER_URL);
        Process first = worker();
        Process second = worker();
        List<CamundaFuture<ProcessInstanceEvent>> started = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            started.add(create("shared-" + i, "shared-" + i + "@example.net").send());
        }
        Set<Long> instances = new HashSet<>();
        int pushedBack = 0;
        for (int i = 0; i < orders; i++) {
            try {
                instances.add(started.get(i).join().getProcessInstanceKey());
            } catch (ClientStatusException e) {
                assertThat(e.getStatusCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                pushedBack++;
                instances.add(order("shared-" + i, "shared-" + i + "@example.net"));
            }
        }
        awaitTold(instances);
        first.destroyForcibly().waitFor();
        second.destroyForcibly().waitFor();

        assertThat(sandbox.inbox().size()).isEqualTo(orders);
        assertThat(recipients()).hasSize(orders);
        assertThat(pushedBack).isPositive();
        assertThat(workersOfTheSharedLedger()).isEqualTo(2);
    }

    private int workersOfTheSharedLedger() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        ledger,
                        System.getenv(CamundaWorkerProcess.LEDGER_USER),
                        System.getenv(CamundaWorkerProcess.LEDGER_PASSWORD));
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(DISTINCT worker) FROM connector_step"
                                + " WHERE action = 'aws-ses.sendEmail'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The diagram that a modeler wrote from the element template, filled in by keyboard. */
    @Test
    @EnabledIfSystemProperty(
            named = MODELED,
            matches = ".+",
            disabledReason = "no diagram given; e2e/engines/run makes one in a modeler and runs this test")
    void aFormThatWasFilledInTheModelerIsSentAsItStands() throws IOException {
        eventually(() -> client.newDeployResourceCommand()
                .addResourceFile(System.getProperty(MODELED))
                .send()
                .join());
        worker();
        long instance = eventually(() -> client.newCreateInstanceCommand()
                        .bpmnProcessId("modeled")
                        .latestVersion()
                        .variables(Map.of("order", "4711", "customer", "jane@example.com"))
                        .send()
                        .join())
                .getProcessInstanceKey();
        awaitRecord("PROCESS_INSTANCE", "ELEMENT_COMPLETED", instance, "told");

        assertThat(sandbox.inbox().messages()).singleElement().satisfies(sent -> {
            assertThat(sent.envelope().recipients())
                    .containsExactlyInAnyOrder("jane@example.com", "cc@example.com", "bcc@example.com");
            assertThat(sent.mail().from()).isEqualTo("shop@example.com");
            assertThat(sent.mail().replyTo()).containsExactly("help@example.com");
            assertThat(sent.mail().subject()).isEqualTo("Order 4711");
            assertThat(sent.mail().text().orElseThrow()).isEqualToIgnoringNewLines("It is on its way.");
            assertThat(sent.mail().html().orElseThrow()).isEqualToIgnoringNewLines("<p>It is on its way.</p>");
            assertThat(sent.mail().attachment("note.txt").orElseThrow().content())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("4711");
        });
    }

    private Set<String> recipients() {
        Set<String> recipients = new HashSet<>();
        sandbox.inbox()
                .messages()
                .forEach(mail -> recipients.addAll(mail.envelope().recipients()));
        return recipients;
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

        String records = broker.output();
        assertThat(records)
                .contains("jane@example.com", "messageId")
                .doesNotContain("org.connectorkit.host")
                .doesNotContain("org.connectorkit.ledger");
        String log = Files.readString(folder.resolve("worker.log"));
        assertThat(log).contains("AWS does not know this access key");
        assertThat(List.of(records, log)).allSatisfy(text -> assertThat(text)
                .doesNotContain(sandbox.accessKey().secret())
                .doesNotContain(sandbox.accessKey().id()));
    }
}
