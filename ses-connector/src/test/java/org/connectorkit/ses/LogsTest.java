package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.User;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ConnectorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector on a flat class path, where the host's own logging prints every level of every library. */
@Tag("ses-6.2")
@Tag("peer-bug-31")
class LogsTest {

    private static final String SECRET = "canary/secret+access=key/0123456789abcdefgh";
    private static final String EXTERNAL_ID = "canary-external-id";
    private static final String BODY = "canary-body-of-the-message";
    private static final String WORDS = "canary-words-that-may-quote-a-token";
    private static final Pattern TOKEN = Pattern.compile("<SessionToken>([^<]+)</SessionToken>");

    private final Aws aws = new Aws();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        aws.close();
    }

    /** The five loggers that tell secrets are at INFO; every other one of every library prints all it has. */
    @Test
    void holdNoSecretAtAnyLevel() throws IOException, InterruptedException {
        String quiet = "org.apache.hc.client5.http.(headers|wire)|software.amazon.awssdk.request"
                + "|software.amazon.awssdk.*.(DefaultV4RequestSigner|DefaultStandardRetryStrategy)";
        try (Relay relay = Relay.plain(aws.sandbox.endpoint())) {
            String printed = ForkedJava.run(sender(relay, "-Dquiet=" + quiet));
            Matcher token = TOKEN.matcher(relay.replies());

            assertThat(token.find()).isTrue();
            assertThat(printed)
                    .contains("refused WRONG_SECRET", "sent", " DEBUG ", " TRACE ", "software.amazon.awssdk")
                    .doesNotContain(SECRET, EXTERNAL_ID, BODY, WORDS)
                    .doesNotContain(token.group(1).substring(0, 40));
        }
        assertThat(aws.sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    void areNotWrittenWhereTheyWouldHoldSecrets() throws IOException, InterruptedException {
        try (Relay relay = Relay.plain(aws.sandbox.endpoint())) {
            String printed = ForkedJava.run(sender(relay, "-Dquiet="));

            assertThat(printed)
                    .contains("refused LOGS_TOO_LOUD", "is at DEBUG")
                    .doesNotContain("sent")
                    .doesNotContain(SECRET, EXTERNAL_ID, BODY);
            assertThat(relay.replies()).isEmpty();
        }
    }

    private ProcessBuilder sender(Relay relay, String option) throws IOException {
        User user = aws.sandbox.account().createUser("canary", new AccessKey("AKIACANARYCANARYCANA", SECRET));
        String role = aws.mailer().trust(user).externalId(EXTERNAL_ID).arn();
        aws.sandbox.faults().next("SendRawEmail", Fault.error(403, "SignatureDoesNotMatch", WORDS));
        Path logging = Files.writeString(
                folder.resolve("logging.properties"),
                "handlers=java.util.logging.ConsoleHandler\n.level=ALL\njava.util.logging.ConsoleHandler.level=ALL\n");
        ProcessBuilder sender = ForkedJava.of(
                Sender.class,
                folder.resolve("out"),
                List.of(
                        "-Dslf4j.provider=" + LoudLogs.class.getName(),
                        "-Djava.util.logging.config.file=" + logging,
                        option),
                relay.uri().toString(),
                user.accessKey().id(),
                role);
        sender.environment().put("CANARY_SECRET", SECRET);
        return sender;
    }

    /** What runs under the loud logs. */
    static final class Sender {

        private Sender() {}

        public static void main(String[] args) throws Exception {
            Values keys = Aws.keys(args[1], System.getenv("CANARY_SECRET"))
                    .with("roleArn", args[2])
                    .with("externalId", EXTERNAL_ID);
            Values email = Aws.email().with(SendEmailAction.TEXT, BODY);
            try (SesSession session = Aws.open(Aws.ROLE, keys, Aws.settings(URI.create(args[0])), Clock.systemUTC())) {
                try {
                    Aws.send(session, email);
                } catch (ConnectorException e) {
                    System.out.println("refused " + e.code() + ": " + e.getMessage());
                    if (e.code().equals("LOGS_TOO_LOUD")) {
                        return;
                    }
                }
                Aws.send(session, email);
                System.out.println("sent");
            }
        }
    }
}
