package org.connectorkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.connectorkit.spi.ConnectorException;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class H2LedgerTest extends LedgerContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final StepKey KEY = StepKey.of("test.send", "h2", "step");

    private final String memory = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Override
    LedgerSettings.Builder settings() {
        return LedgerSettings.database(memory, "sa", "");
    }

    private static ObjectNode result(String messageId) {
        return JsonMapper.shared().createObjectNode().put("messageId", messageId);
    }

    @Test
    void aWorkerKilledWhilePerformingLeavesItsClaimInTheFile(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("ledger");
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingWorker.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = worker.inputReader()) {
            assertThat(output.readLine()).isEqualTo("performing");
        } finally {
            worker.destroyForcibly().waitFor();
        }

        try (ExecutionLedger ledger =
                ExecutionLedger.open(LedgerSettings.file(file).build())) {
            assertThat(untilNotInProgress(ledger).code()).isEqualTo("OUTCOME_UNKNOWN");
        }
    }

    private static ConnectorException untilNotInProgress(ExecutionLedger ledger) {
        Instant end = Instant.now().plus(PATIENCE);
        ConnectorException failure;
        do {
            failure = catchThrowableOfType(
                    ConnectorException.class,
                    () -> ledger.perform(KEY, "fingerprint", OnUnknownOutcome.STOP, () -> result("second")));
        } while (failure.code().equals("STEP_IN_PROGRESS") && Instant.now().isBefore(end));
        return failure;
    }

    @Test
    void aFileThatAnotherWorkerUsesIsRefusedWithTheRemedy(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("ledger");
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingWorker.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = worker.inputReader()) {
            assertThat(output.readLine()).isEqualTo("performing");
            LedgerSettings settings = LedgerSettings.file(file).build();

            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, () -> ExecutionLedger.open(settings));

            assertThat(failure.code()).isEqualTo("LEDGER_UNAVAILABLE");
            assertThat(failure)
                    .hasMessage("the ledger in the folder " + folder + " is in use by another process: its file " + file
                            + ".mv.db is locked");
            assertThat(failure.nextStep())
                    .contains("End the other worker, or give both a PostgreSQL database: a ledger file serves one"
                            + " worker process at a time.");
        } finally {
            worker.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFileInPlaceOfItsFolderIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class,
                () -> ExecutionLedger.open(
                        LedgerSettings.file(file.resolve("ledger")).build()));

        assertThat(failure.code()).isEqualTo("LEDGER_UNAVAILABLE");
        assertThat(failure)
                .hasMessage("the ledger " + file.resolve("ledger") + " cannot be opened: " + file
                        + " is a file, not a folder");
        assertThat(failure.nextStep().orElseThrow()).contains("may write to its folder");
    }

    @Test
    void aRefusedLedgerLeavesNoLogBesideItsFile(@TempDir Path folder) throws IOException {
        LedgerSettings settings = LedgerSettings.file(folder.resolve("ledger")).build();
        try (ExecutionLedger open = ExecutionLedger.open(settings);
                Stream<Path> files = Files.list(folder)) {
            assertThat(open.unknownOutcomes(1)).isEmpty();
            Files.writeString(folder.resolve("broken.mv.db"), "no database");
            assertThat(catchThrowable(() -> ExecutionLedger.open(
                            LedgerSettings.file(folder.resolve("broken")).build())))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageStartingWith("the ledger " + folder.resolve("broken") + " cannot be opened: ")
                    .hasMessageNotContaining("null")
                    .hasMessageNotContaining("jdbc:");
            assertThat(files).noneMatch(file -> file.toString().endsWith(".trace.db"));
        }
    }

    @Test
    void anInterruptionDoesNotCloseTheFile(@TempDir Path folder) {
        try (ExecutionLedger ledger = ExecutionLedger.open(
                LedgerSettings.file(folder.resolve("ledger")).build())) {
            ledger.perform(KEY, "fingerprint", OnUnknownOutcome.STOP, () -> {
                Thread.currentThread().interrupt();
                return result("first");
            });
            assertThat(Thread.interrupted()).isTrue();

            ObjectNode repeated = ledger.perform(KEY, "fingerprint", OnUnknownOutcome.STOP, () -> result("second"));
            assertThat(repeated.get("messageId").asString()).isEqualTo("first");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFolderOfTheFileIsForItsOwnerAlone(@TempDir Path folder) throws Exception {
        Path made = folder.resolve("made");
        ExecutionLedger.open(LedgerSettings.file(made.resolve("ledger")).build())
                .close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void anOutageWhileAStepRunsLosesNoOutcome() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0").start();
        String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/" + memory.substring("jdbc:h2:".length());
        try (ExecutionLedger direct = ExecutionLedger.open(settings().build());
                ExecutionLedger remote = ExecutionLedger.open(LedgerSettings.database(url, "sa", "")
                        .lease(Duration.ofSeconds(2))
                        .build())) {
            remote.perform(KEY, "fingerprint", OnUnknownOutcome.STOP, () -> {
                server.stop();
                return result("first");
            });
            Server again = Server.createTcpServer("-tcpPort", String.valueOf(server.getPort()))
                    .start();
            try {
                assertThat(recorded(direct).get("messageId").asString()).isEqualTo("first");
            } finally {
                again.stop();
            }
        } finally {
            server.stop();
        }
    }

    /** Waits for the result without disturbing the claim: an attempt would end it as unknown once its lease ran out. */
    private ObjectNode recorded(ExecutionLedger ledger) throws SQLException {
        ClaimTable table = new ClaimTable("host/1", Duration.ofSeconds(1));
        try (LedgerDatabase database = LedgerDatabase.open(settings().build())) {
            Instant end = Instant.now().plus(PATIENCE);
            while (database.call(connection -> table.find(connection, KEY))
                                    .orElseThrow()
                                    .state()
                            != ClaimTable.State.DONE
                    && Instant.now().isBefore(end)) {
                Thread.onSpinWait();
            }
        }
        return ledger.perform(KEY, "fingerprint", OnUnknownOutcome.STOP, () -> result("second"));
    }

    @Test
    void aLedgerThatDoesNotAnswerDoesNothingAndMayBeTriedAgain() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0").start();
        String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/" + memory.substring("jdbc:h2:".length());
        try (ExecutionLedger keptInMemory = ExecutionLedger.open(settings().build());
                ExecutionLedger remote = ExecutionLedger.open(
                        LedgerSettings.database(url, "sa", "").build())) {
            server.stop();
            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class,
                    () -> remote.perform(KEY, "fingerprint", OnUnknownOutcome.STOP, () -> {
                        throw new AssertionError("performed without a claim");
                    }));
            assertThat(failure.code()).isEqualTo("LEDGER_UNAVAILABLE");
            assertThat(failure.kind().retryable()).isTrue();
            assertThat(failure).hasNoCause();
            assertThat(keptInMemory.unknownOutcomes(1)).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void workersThatStartAtOnceMakeTheTableOnce() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<ExecutionLedger>> opening = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                opening.add(threads.submit(() -> ExecutionLedger.open(settings().build())));
            }
            for (Future<ExecutionLedger> each : opening) {
                each.get().close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aClosedLedgerDoesNothing() {
        ExecutionLedger ledger = ExecutionLedger.open(settings().build());
        ledger.close();
        assertThatThrownBy(() -> ledger.perform(KEY, "fingerprint", OnUnknownOutcome.STOP, () -> {
                    throw new AssertionError("performed without a claim");
                }))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("nothing was done");
    }
}
