package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.User;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.ses.session.KeyPair;
import org.connectorkit.ses.session.Role;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ConnectorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Plants values that must not be seen and looks for them in everything that comes out. */
@Tag("ses-6.1")
@Tag("ses-6.2")
@Tag("peer-bug-31")
class SecretsTest {

    private static final String SECRET = "canary/secret+access=key/0123456789abcdefgh";
    private static final String EXTERNAL_ID = "canary-external-id";
    private static final String BODY = "canary-body-of-the-message";
    private static final String TOKEN = "canary-session-token";

    private final Aws aws = new Aws();
    private final User user = aws.sandbox.account().createUser("canary", new AccessKey("AKIACANARYCANARYCANA", SECRET));

    @AfterEach
    void close() {
        aws.close();
    }

    /** Every way to fail that a service can choose, with the canaries in what it says. */
    @Test
    void keepsThemOutOfEveryFailure() throws Exception {
        org.connectorkit.sandbox.account.Role role = aws.mailer().trust(user).externalId(EXTERNAL_ID);
        String echo = SECRET + " " + EXTERNAL_ID + " " + TOKEN + " x-amz-security-token:" + TOKEN;
        List<ConnectorException> failures = new ArrayList<>();
        for (String code : List.of(
                "SignatureDoesNotMatch",
                "ValidationError",
                "IncompleteSignature",
                "InvalidClientTokenId",
                "ExpiredToken",
                "RequestExpired",
                "RegionDisabledException",
                "AndSomethingNew")) {
            for (String action : List.of("AssumeRole", "SendRawEmail")) {
                aws.sandbox.faults().clear().next(action, Fault.error(403, code, echo), 5);
                try (SesSession session = open(role)) {
                    failures.add(failureOf(session));
                }
            }
        }
        for (Fault fault : List.of(
                Fault.swallowedReply(),
                Fault.emptyReply(),
                Fault.truncatedReply(60),
                Fault.error(500, "InternalFailure", echo))) {
            aws.sandbox.faults().clear().next("SendRawEmail", fault);
            try (SesSession session = open(role)) {
                failures.add(failureOf(session));
            }
        }

        assertThat(failures).hasSize(20).allSatisfy(failure -> assertClean(everything(failure)));
    }

    @Test
    void keepsThemOutOfEveryToString() throws Exception {
        org.connectorkit.sandbox.account.Role role = aws.mailer().trust(user).externalId(EXTERNAL_ID);
        try (SesSession session = open(role)) {
            assertClean(session.toString());
            assertClean(session.settings().toString());
            assertClean(
                    KeyPair.of("AKIACANARYCANARYCANA", Values.secret(SECRET)).toString());
            assertClean(Role.of(role.arn(), EXTERNAL_ID).toString());
            assertClean(Aws.send(session, email()).toString());
            assertClean(Aws.ROLE.test(session));
        }
    }

    /** The SDK's requests print the message and the External ID; so nothing of the SDK may ever reach a log. */
    @Test
    void silencesTheLibraries() {
        assertThat(LoggerFactory.getILoggerFactory().getClass().getName())
                .isEqualTo("org.slf4j.helpers.NOPLoggerFactory");
    }

    private SesSession open(org.connectorkit.sandbox.account.Role role) {
        return Aws.open(
                Aws.ROLE,
                Aws.keys(user.accessKey()).with("roleArn", role.arn()).with("externalId", EXTERNAL_ID),
                aws.settings(),
                Clock.systemUTC());
    }

    private static Values email() {
        return Aws.email().with(SendEmailAction.TEXT, BODY).with(SendEmailAction.HTML, "<p>" + BODY);
    }

    private static ConnectorException failureOf(SesSession session) throws Exception {
        try {
            Aws.send(session, email());
        } catch (ConnectorException e) {
            return e;
        }
        throw new AssertionError("the send succeeded");
    }

    /** The failure as a log would show it, causes and suppressed ones included. */
    private static String everything(ConnectorException failure) {
        StringWriter out = new StringWriter();
        failure.printStackTrace(new PrintWriter(out, true));
        return out + " " + failure.nextStep() + failure.serviceCode() + failure.requestId() + failure.problems();
    }

    private static void assertClean(String text) {
        assertThat(text).doesNotContain(SECRET, EXTERNAL_ID, TOKEN, BODY);
    }
}
