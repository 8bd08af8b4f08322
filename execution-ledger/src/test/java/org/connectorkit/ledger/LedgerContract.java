package org.connectorkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds on each database. */
abstract class LedgerContract {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT_LEASE = Duration.ofMillis(300);

    private final StepKey key =
            StepKey.of("test.send", "contract", UUID.randomUUID().toString());
    private final AtomicInteger sent = new AtomicInteger();
    private final List<ExecutionLedger> open = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LedgerSettings.Builder settings;
    private ExecutionLedger ledger;

    /** The database under test, the same on every call of one test. */
    abstract LedgerSettings.Builder settings();

    @BeforeEach
    void open() {
        settings = settings();
        ledger = open(settings.build());
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        open.forEach(ExecutionLedger::close);
    }

    private ExecutionLedger open(LedgerSettings opened) {
        ExecutionLedger another = ExecutionLedger.open(opened);
        open.add(another);
        return another;
    }

    private ObjectNode send() {
        return JSON.createObjectNode()
                .put("messageId", "m-" + sent.incrementAndGet())
                .put("price", 0.1);
    }

    private ObjectNode perform(ExecutionLedger on, OnUnknownOutcome policy, Supplier<ObjectNode> step) {
        return on.perform(key, "fingerprint", policy, step);
    }

    private ConnectorException failure(Supplier<ObjectNode> call) {
        return catchThrowableOfType(ConnectorException.class, call::get);
    }

    private static ConnectorException failureOf(ErrorKind kind) {
        return ConnectorException.builder(kind, "TEST", "as the test says").build();
    }

    @Test
    void aRepeatedStepReturnsTheRecordedResult() {
        ObjectNode first = perform(ledger, OnUnknownOutcome.STOP, this::send);
        ObjectNode second = perform(open(settings.build()), OnUnknownOutcome.RESEND, this::send);

        assertThat(sent).hasValue(1);
        assertThat(second.toString()).isEqualTo(first.toString());
    }

    @Test
    void stepsOfDifferentKeysOrActionsAreDifferentSteps() {
        String name = UUID.randomUUID().toString();
        for (StepKey each : List.of(
                StepKey.of("test.send", name), StepKey.of("test.print", name), StepKey.of("test.send", name, "b"))) {
            ledger.perform(each, "fingerprint", OnUnknownOutcome.STOP, this::send);
        }
        assertThat(sent).hasValue(3);
    }

    @Test
    void ofManyAttemptsAtOnceOnePerforms() throws ExecutionException, InterruptedException, TimeoutException {
        ExecutionLedger other = open(settings.build());
        int attempts = 24;
        CountDownLatch go = new CountDownLatch(1);
        List<Future<ObjectNode>> pending = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            ExecutionLedger on = i % 2 == 0 ? ledger : other;
            pending.add(threads.submit(() -> {
                go.await();
                return untilNotInProgress(() -> perform(on, OnUnknownOutcome.STOP, this::send));
            }));
        }
        go.countDown();
        for (Future<ObjectNode> each : pending) {
            assertThat(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .get("messageId")
                            .asString())
                    .isEqualTo("m-1");
        }
        assertThat(sent).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_INPUT", "CONNECTION", "REJECTED", "RATE_LIMITED", "UNAVAILABLE"})
    void aStepThatCertainlyDidNotHappenIsPerformedAgain(ErrorKind kind) {
        assertThatThrownBy(() -> perform(ledger, OnUnknownOutcome.STOP, () -> {
                    throw failureOf(kind);
                }))
                .hasMessage("as the test says");
        perform(ledger, OnUnknownOutcome.STOP, this::send);
        assertThat(sent).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_OUTCOME", "INTERNAL"})
    void aStepThatMayHaveHappenedIsNotPerformedAgain(ErrorKind kind) {
        failure(() -> perform(ledger, OnUnknownOutcome.STOP, () -> {
            throw failureOf(kind);
        }));
        ConnectorException repeated = failure(() -> perform(ledger, OnUnknownOutcome.STOP, this::send));

        assertThat(repeated.kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(repeated.code()).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(repeated).hasMessageContaining(key.toString()).hasNoCause();
        assertThat(repeated.nextStep()).isPresent();
        assertThat(sent).hasValue(0);
    }

    @Test
    void whateverElseAStepThrowsCountsAsAnUnknownOutcome() {
        assertThatThrownBy(() -> perform(ledger, OnUnknownOutcome.STOP, () -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(failure(() -> perform(ledger, OnUnknownOutcome.STOP, this::send))
                        .code())
                .isEqualTo("OUTCOME_UNKNOWN");
    }

    @Test
    void aStepThatMayHaveHappenedIsPerformedAgainWhereTheFlowSaysSo() {
        failure(() -> perform(ledger, OnUnknownOutcome.STOP, () -> {
            throw failureOf(ErrorKind.UNKNOWN_OUTCOME);
        }));
        perform(ledger, OnUnknownOutcome.RESEND, this::send);
        perform(ledger, OnUnknownOutcome.RESEND, this::send);
        assertThat(sent).hasValue(1);
    }

    @Test
    void theClaimOfADeadWorkerEndsAsAnUnknownOutcome() {
        dieWhilePerforming();
        ConnectorException failure =
                failure(() -> untilNotInProgress(() -> perform(ledger, OnUnknownOutcome.STOP, this::send)));

        assertThat(failure.code()).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(failure).hasMessageContaining("/" + ProcessHandle.current().pid());
        assertThat(sent).hasValue(0);
    }

    @Test
    void untilItsLeaseRunsOutADeadWorkersStepWaits() {
        dieWhilePerforming(Duration.ofMinutes(5));
        ConnectorException failure = failure(() -> perform(ledger, OnUnknownOutcome.RESEND, this::send));

        assertThat(failure.code()).isEqualTo("STEP_IN_PROGRESS");
        assertThat(failure.kind().retryable()).isTrue();
        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
    }

    @Test
    void ofManyAttemptsThatResendOnePerforms() throws ExecutionException, InterruptedException, TimeoutException {
        dieWhilePerforming();
        List<Future<ObjectNode>> pending = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            pending.add(threads.submit(
                    () -> untilNotInProgress(() -> perform(ledger, OnUnknownOutcome.RESEND, this::send))));
        }
        for (Future<ObjectNode> each : pending) {
            each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(sent).hasValue(1);
    }

    @Test
    void aLivingWorkerKeepsItsClaimBeyondItsLease() throws ExecutionException, InterruptedException, TimeoutException {
        // Long enough that a busy machine does not starve the renewal of it
        Duration lease = Duration.ofSeconds(2);
        ExecutionLedger slow = open(settings.lease(lease).build());
        CountDownLatch performing = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<ObjectNode> step = threads.submit(() -> perform(slow, OnUnknownOutcome.STOP, () -> {
            performing.countDown();
            await(mayEnd);
            return send();
        }));
        await(performing);
        Instant end = Instant.now().plus(lease.plus(lease.dividedBy(2)));
        while (Instant.now().isBefore(end)) {
            assertThat(failure(() -> perform(ledger, OnUnknownOutcome.RESEND, this::send))
                            .code())
                    .isEqualTo("STEP_IN_PROGRESS");
        }
        mayEnd.countDown();
        step.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        perform(ledger, OnUnknownOutcome.STOP, this::send);
        assertThat(sent).hasValue(1);
    }

    @Test
    void anInterruptedStepIsWrittenDownAllTheSame() {
        Thread.currentThread().interrupt();
        perform(ledger, OnUnknownOutcome.STOP, this::send);
        perform(ledger, OnUnknownOutcome.STOP, this::send);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent).hasValue(1);
    }

    @Test
    void aKeyThatStandsForTwoStepsIsRefused() {
        perform(ledger, OnUnknownOutcome.STOP, this::send);
        ConnectorException failure =
                failure(() -> ledger.perform(key, "another fingerprint", OnUnknownOutcome.STOP, this::send));

        assertThat(failure.code()).isEqualTo("STEP_KEY_REUSED");
        assertThat(failure.kind()).isEqualTo(ErrorKind.REJECTED);
        assertThat(sent).hasValue(1);
    }

    @Test
    void aPersonConfirmsThatAStepHappened() {
        failure(() -> perform(ledger, OnUnknownOutcome.STOP, () -> {
            throw failureOf(ErrorKind.UNKNOWN_OUTCOME);
        }));
        assertThat(ledger.unknownOutcomes(1000)).extracting(UnknownStep::key).contains(key);

        assertThat(ledger.confirm(key, JSON.createObjectNode().put("messageId", "found")))
                .isTrue();

        assertThat(perform(ledger, OnUnknownOutcome.STOP, this::send)
                        .get("messageId")
                        .asString())
                .isEqualTo("found");
        assertThat(ledger.unknownOutcomes(1000)).extracting(UnknownStep::key).doesNotContain(key);
        assertThat(ledger.confirm(key, JSON.createObjectNode())).isFalse();
        assertThat(sent).hasValue(0);
    }

    @Test
    void aPersonReleasesAStepThatDidNotHappen() {
        dieWhilePerforming();
        failure(() -> untilNotInProgress(() -> perform(ledger, OnUnknownOutcome.STOP, this::send)));

        assertThat(ledger.release(key)).isTrue();
        perform(ledger, OnUnknownOutcome.STOP, this::send);

        assertThat(ledger.release(key)).isFalse();
        assertThat(sent).hasValue(1);
    }

    @Test
    void whatWasDoneLongAgoIsForgottenAndWhatIsUnknownStays() {
        StepKey unknown = StepKey.of("test.send", "unknown", UUID.randomUUID().toString());
        failure(() -> ledger.perform(unknown, "fingerprint", OnUnknownOutcome.STOP, () -> {
            throw failureOf(ErrorKind.UNKNOWN_OUTCOME);
        }));
        perform(ledger, OnUnknownOutcome.STOP, this::send);

        assertThat(ledger.forgetDoneBefore(Duration.ofHours(1))).isZero();
        assertThat(ledger.forgetDoneBefore(Duration.ZERO)).isPositive();

        perform(ledger, OnUnknownOutcome.STOP, this::send);
        assertThat(sent).hasValue(2);
        assertThat(ledger.unknownOutcomes(1000)).extracting(UnknownStep::key).contains(unknown);
    }

    @Test
    void anAttemptThatWasGivenUpForDeadMayStillSayThatItIsDone() throws SQLException {
        LedgerSettings quick = settings.lease(Duration.ofMillis(100)).build();
        ClaimTable table = new ClaimTable("host/1", quick.lease());
        Claim claim = new Claim(key, UUID.randomUUID().toString());
        try (LedgerDatabase database = LedgerDatabase.open(quick)) {
            assertThat(database.<Boolean>call(connection -> table.insert(connection, claim, "fingerprint")))
                    .isTrue();
            failure(() -> untilNotInProgress(() -> perform(ledger, OnUnknownOutcome.STOP, this::send)));
            assertThat(database.<Boolean>call(
                            connection -> table.markDone(connection, claim, "{\"messageId\":\"late\"}")))
                    .isTrue();
        }
        assertThat(perform(ledger, OnUnknownOutcome.STOP, this::send)
                        .get("messageId")
                        .asString())
                .isEqualTo("late");
    }

    @Test
    void anAttemptThatWasTakenOverCannotWriteAnyMore() throws SQLException {
        LedgerSettings quick = settings.lease(Duration.ofMillis(100)).build();
        ClaimTable table = new ClaimTable("host/1", quick.lease());
        Claim claim = new Claim(key, UUID.randomUUID().toString());
        try (LedgerDatabase database = LedgerDatabase.open(quick)) {
            database.call(connection -> table.insert(connection, claim, "fingerprint"));
            untilNotInProgress(() -> perform(ledger, OnUnknownOutcome.RESEND, this::send));

            assertThat(database.<Boolean>call(connection -> table.markDone(connection, claim, "{}")))
                    .isFalse();
            assertThat(database.<Boolean>call(connection -> table.release(connection, claim)))
                    .isFalse();
        }
        assertThat(perform(ledger, OnUnknownOutcome.STOP, this::send)
                        .get("messageId")
                        .asString())
                .isEqualTo("m-1");
    }

    /** Leaves a claim behind as a killed worker does: no renewal, no outcome. */
    private void dieWhilePerforming() {
        dieWhilePerforming(SHORT_LEASE);
    }

    private void dieWhilePerforming(Duration lease) {
        ExecutionLedger dying = ExecutionLedger.open(settings.lease(lease).build());
        CountDownLatch performing = new CountDownLatch(1);
        var never = new CompletableFuture<ObjectNode>();
        var unused = threads.submit(() -> perform(dying, OnUnknownOutcome.STOP, () -> {
            performing.countDown();
            return never.join();
        }));
        await(performing);
        dying.close();
        settings.lease(Duration.ofSeconds(30));
        never.cancel(true);
    }

    /** Tries again as an engine does, until the attempt before has ended one way or the other. */
    private static ObjectNode untilNotInProgress(Supplier<ObjectNode> attempt) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return attempt.get();
            } catch (ConnectorException e) {
                if (!e.code().equals("STEP_IN_PROGRESS") || Instant.now().isAfter(end)) {
                    throw e;
                }
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
