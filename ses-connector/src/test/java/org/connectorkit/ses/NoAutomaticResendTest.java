package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.testkit.Fault;
import org.connectorkit.testkit.FaultPlan;
import org.connectorkit.testkit.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a send when the network or the service fails it. */
@Tag("peer-bug-25")
@Tag("wanted-1")
class NoAutomaticResendTest {

    private final Aws aws = new Aws();
    private final FaultProxy proxy = FaultProxy.start(aws.sandbox.endpoint());
    private final SesSession session =
            Aws.open(Aws.ACCESS_KEY, Aws.keys(aws.sandbox.accessKey()), settings(), Clock.systemUTC());

    private Values settings() {
        return Aws.settings(proxy.uri()).with("readTimeoutSeconds", 1L);
    }

    @AfterEach
    void close() {
        session.close();
        proxy.close();
        aws.close();
    }

    static Stream<Fault> afterTheRequest() {
        return Stream.of(
                Fault.resetAfterRequest(),
                Fault.swallowReply(),
                Fault.silence(),
                Fault.resetDuringReply(1),
                Fault.resetDuringReply(400),
                Fault.truncate(20),
                Fault.truncate(400),
                Fault.garbage(200));
    }

    @ParameterizedTest
    @MethodSource("afterTheRequest")
    @Tag("ses-4.12")
    void neverRepeatsARequestThatWentOut(Fault fault) {
        proxy.plan(FaultPlan.script(fault));

        ConnectorException failure = failure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(failure.kind().retryable()).isFalse();
        assertThat(failure.nextStep()).isPresent();
        assertThat(proxy.exchanges()).hasSize(1);
    }

    static Stream<org.connectorkit.sandbox.fault.Fault> answersThatTellNothing() {
        return Stream.of(
                org.connectorkit.sandbox.fault.Fault.error(500, "InternalFailure", "Try again."),
                org.connectorkit.sandbox.fault.Fault.error(503, "ServiceUnavailable", "Try again."),
                org.connectorkit.sandbox.fault.Fault.error(503, "Throttling", "Slow down."),
                org.connectorkit.sandbox.fault.Fault.emptyReply(),
                org.connectorkit.sandbox.fault.Fault.truncatedReply(100),
                org.connectorkit.sandbox.fault.Fault.swallowedReply());
    }

    @ParameterizedTest
    @MethodSource("answersThatTellNothing")
    @Tag("ses-1.25")
    @Tag("ses-4.11")
    void neverRepeatsAfterAnAnswerThatTellsNothing(org.connectorkit.sandbox.fault.Fault fault) {
        aws.sandbox.faults().next(fault);

        assertThat(failure().kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(proxy.exchanges()).hasSize(1);
    }

    @Test
    void keepsTheCodeAndRequestIdOfAnUnclearAnswer() {
        aws.sandbox.faults().next(org.connectorkit.sandbox.fault.Fault.error(503, "ServiceUnavailable", "Try again."));

        ConnectorException failure = failure();

        assertThat(failure.serviceCode()).contains("ServiceUnavailable");
        assertThat(failure.requestId()).isPresent();
    }

    /** The last byte of a long request never left, so the message cannot have been accepted. */
    @Test
    void repeatsARequestThatWasCutOff() throws Exception {
        proxy.plan(FaultPlan.script(Fault.resetDuringRequest(10_000)));

        Aws.send(
                session,
                Aws.email()
                        .with(
                                SendEmailAction.ATTACHMENTS,
                                List.of(new Entry<>("big.bin", Values.file(new byte[5_000_000])))));

        assertThat(aws.sandbox.inbox().size()).isEqualTo(1);
        assertThat(proxy.exchanges()).hasSize(2);
    }

    @Test
    void reportsARefusedConnectionAsNotSentAndRetryable() {
        proxy.refuseConnections();

        ConnectorException failure = failure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(proxy.exchanges()).isEmpty();
    }

    @Test
    void sendsOnceTheConnectionIsAcceptedAgain() throws ExecutionException, InterruptedException, TimeoutException {
        proxy.refuseConnections();
        CompletableFuture<ActionResult> result = CompletableFuture.supplyAsync(() -> {
            try {
                return Aws.send(session, Aws.email());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        proxy.acceptConnections();

        assertThat(result.get(20, TimeUnit.SECONDS).values()).containsKey("messageId");
        assertThat(aws.sandbox.inbox().size()).isEqualTo(1);
    }

    /** One connection, held by an answer that drips: the other send has nothing to go out on. */
    @Test
    void explainsAPoolWithoutAFreeConnection() {
        proxy.plan(FaultPlan.script(Fault.drip(1, Duration.ofMillis(25))));
        CompletableFuture<Throwable> first;
        try (SesSession narrow = Aws.open(
                Aws.ACCESS_KEY,
                Aws.keys(aws.sandbox.accessKey()),
                settings().with("maxConnections", 1L),
                Clock.systemUTC())) {
            first = CompletableFuture.supplyAsync(() -> catchThrowable(() -> Aws.send(narrow, Aws.email())));
            awaitDelivery();

            ConnectorException second =
                    catchThrowableOfType(ConnectorException.class, () -> Aws.send(narrow, Aws.email()));

            assertThat(second.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(second.code()).isEqualTo("CONNECTIONS_IN_USE");
        }
        assertThat(first.join()).hasMessageContaining("may have been sent");
        assertThat(aws.sandbox.inbox().size()).isEqualTo(1);
    }

    private void awaitDelivery() {
        for (int i = 0; aws.sandbox.inbox().size() == 0 && i < 1_000; i++) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    @Tag("ses-1.15")
    void waitsAndRepeatsWhenThrottled() throws Exception {
        aws.sandbox
                .faults()
                .next(
                        "SendRawEmail",
                        org.connectorkit.sandbox.fault.Fault.error(400, "Throttling", "Maximum sending rate exceeded."),
                        2);

        Aws.send(session, Aws.email());

        assertThat(aws.sandbox.inbox().size()).isEqualTo(1);
        assertThat(proxy.exchanges()).hasSize(3);
    }

    @Test
    @Tag("ses-1.15")
    void doesNotWaitForADailyQuota() throws Exception {
        aws.sandbox.account().enforce(Rule.DAILY_QUOTA);
        aws.sandbox.account().limits(aws.sandbox.account().limits().withDailyQuota(1));
        Aws.send(session, Aws.email());

        ConnectorException failure = failure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(failure.code()).isEqualTo("DAILY_QUOTA_EXCEEDED");
        assertThat(proxy.exchanges()).hasSize(2);
    }

    @Test
    void endsAtTheDeadlineWhileThrottled() {
        aws.sandbox
                .faults()
                .next(
                        "SendRawEmail",
                        org.connectorkit.sandbox.fault.Fault.error(400, "Throttling", "Maximum sending rate exceeded."),
                        100);

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> Aws.run(Aws.SEND, session, Aws.email(), Duration.ofMillis(1_500)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(failure.code()).isEqualTo("THROTTLED");
    }

    @Test
    void leavesAnUnknownOutcomeWhenTheDeadlinePassesAfterTheRequest() {
        proxy.plan(FaultPlan.always(Fault.delay(Duration.ofSeconds(10))));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> Aws.run(Aws.SEND, session, Aws.email(), Duration.ofMillis(500)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(failure.code()).isEqualTo("DEADLINE_EXCEEDED");
    }

    @Test
    void sendsNothingWhenTheDeadlineHasPassed() {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> Aws.run(Aws.SEND, session, Aws.email(), Duration.ZERO));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(proxy.exchanges()).isEmpty();
    }

    @Test
    void returnsSoonAfterAnInterruptionAndKeepsIt() throws ExecutionException, InterruptedException, TimeoutException {
        proxy.plan(FaultPlan.always(Fault.silence()));
        CompletableFuture<ConnectorException> failure = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            failure.complete(failure());
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        for (int i = 0; proxy.exchanges().isEmpty() && aws.sandbox.inbox().size() == 0 && i < 1_000; i++) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        caller.interrupt();

        assertThat(failure.get(900, TimeUnit.MILLISECONDS).kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
    }

    /** A flow that sends three emails knows of each one what became of it, whatever happened to the others. */
    @Test
    @Tag("peer-bug-30")
    void accountsForEachEmailOfARow() throws Exception {
        proxy.plan(FaultPlan.script(Fault.none(), Fault.resetAfterRequest(), Fault.none()));

        ActionResult first = Aws.send(session, Aws.email());
        ConnectorException second = failure();
        ActionResult third = Aws.send(session, Aws.email());

        assertThat(second.kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(aws.sandbox.inbox().messages())
                .extracting(message -> (Object) message.messageId())
                .contains(first.values().get("messageId"), third.values().get("messageId"));
    }

    @Test
    @Tag("ses-4.05")
    void obtainsNewCredentialsWhenAwsSaysTheyExpired() throws Exception {
        try (SesSession role = Aws.open(
                Aws.ROLE,
                Aws.keys(aws.sandbox.accessKey()).with("roleArn", aws.mailer().arn()),
                settings(),
                Clock.systemUTC())) {
            Aws.send(role, Aws.email());
            aws.sandbox
                    .faults()
                    .next(
                            "SendRawEmail",
                            org.connectorkit.sandbox.fault.Fault.error(
                                    403, "ExpiredToken", "The security token included in the request is expired"));

            Aws.send(role, Aws.email());
        }

        assertThat(aws.sandbox.inbox().size()).isEqualTo(2);
        assertThat(proxy.exchanges()).hasSize(5); // assume, send, refused send, assume, send
    }

    private ConnectorException failure() {
        ConnectorException failure =
                catchThrowableOfType(ConnectorException.class, () -> Aws.send(session, Aws.email()));
        assertThat(failure).isNotNull();
        return failure;
    }
}
