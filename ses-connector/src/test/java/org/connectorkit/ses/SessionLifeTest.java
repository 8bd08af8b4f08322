package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.testkit.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionLifeTest {

    private final Aws aws = new Aws();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    @Tag("peer-bug-03")
    @Tag("ses-4.08")
    @Tag("wanted-7")
    void assumesTheRoleOnceForManyActionsAtATime() throws ExecutionException, InterruptedException {
        try (FaultProxy sts = FaultProxy.start(aws.sandbox.endpoint());
                SesSession session = Aws.open(
                        Aws.ROLE,
                        Aws.keys(aws.sandbox.accessKey())
                                .with("roleArn", aws.mailer().arn()),
                        aws.settings().with("stsEndpoint", sts.uri().toString()),
                        Clock.systemUTC())) {
            ExecutorService threads = Executors.newFixedThreadPool(32);
            List<Future<ActionResult>> results = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                results.add(threads.submit(() -> Aws.send(session, Aws.email())));
            }
            for (Future<ActionResult> result : results) {
                assertThat(result.get().values()).containsKey("messageId");
            }
            threads.shutdown();

            assertThat(sts.exchanges()).hasSize(1);
            assertThat(aws.sandbox.inbox().messages())
                    .allMatch(message -> message.request().callerArn().contains("assumed-role/mailer/connector-kit"));
        }
    }

    /** The base key may send; a role that cannot be assumed must not lead to it. */
    @Test
    @Tag("peer-bug-01")
    @Tag("peer-bug-02")
    void neverFallsBackToTheBaseKey() {
        try (SesSession session = aws.open(
                Aws.ROLE,
                Aws.keys(aws.sandbox.accessKey()).with("roleArn", "arn:aws:iam::123456789012:role/missing"))) {
            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, () -> Aws.send(session, Aws.email()));

            assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        }
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    @Test
    @Tag("peer-bug-04")
    @Tag("ses-4.10")
    void leavesOtherSessionsAloneWhenItCloses() throws Exception {
        Values role =
                Aws.keys(aws.sandbox.accessKey()).with("roleArn", aws.mailer().arn());
        SesSession first = aws.open(Aws.ROLE, role);
        try (SesSession second = aws.open(Aws.ROLE, role)) {
            Aws.send(first, Aws.email());
            first.close();

            Aws.send(second, Aws.email());
        }
        assertThat(aws.sandbox.inbox().size()).isEqualTo(2);
    }

    @Test
    @Tag("ses-4.10")
    void leavesNoThreadBehind() throws Exception {
        SesSession session = aws.open(
                Aws.ROLE,
                Aws.keys(aws.sandbox.accessKey()).with("roleArn", aws.mailer().arn()));
        Aws.send(session, Aws.email());
        List<Thread> threads = threads();
        assertThat(threads).isNotEmpty();
        session.close();

        // An executor that has ended is told so by its last thread, which ends a moment later
        for (Thread thread : threads) {
            thread.join(10_000);
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void failsAfterItsCloseWithoutSending() {
        SesSession session = aws.open();
        session.close();

        ConnectorException failure =
                catchThrowableOfType(ConnectorException.class, () -> Aws.send(session, Aws.email()));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    @Test
    @Tag("peer-bug-29")
    void goesThroughTheOperatorsProxyWithBothConnections() throws Exception {
        Values keys = Aws.keys(aws.sandbox.accessKey());
        try (FaultProxy proxy = FaultProxy.start(aws.sandbox.endpoint())) {
            Values settings = aws.settings().with("proxy", proxy.uri().toString());
            try (SesSession byKey = Aws.open(Aws.ACCESS_KEY, keys, settings, Clock.systemUTC());
                    SesSession byRole =
                            Aws.open(Aws.ROLE, keys.with("roleArn", aws.mailer().arn()), settings, Clock.systemUTC())) {
                Aws.send(byKey, Aws.email());
                Aws.send(byRole, Aws.email());
            }

            assertThat(proxy.exchanges()).hasSize(3); // a send; an assumed role and a send
        }
    }

    @Test
    void signsForTheRegionThatIsChosen() throws Exception {
        try (SesSession session = aws.open()) {
            Aws.send(session, Aws.email());
            Aws.send(session, Aws.email().with(SendEmailAction.AWS_REGION, "eu-west-1"));
        }

        assertThat(aws.sandbox.inbox().messages())
                .extracting(SentMessage::request)
                .extracting(request -> request.region())
                .containsExactly("us-east-1", "eu-west-1");
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> Stream.of("aws-ses-", "sdk-", "idle-connection", "Keep-Alive-Timer")
                        .anyMatch(thread.getName()::startsWith))
                .toList();
    }
}
