package org.connectorkit.sandbox.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectorkit.sandbox.assertion.InboxAssertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.connectorkit.sandbox.inbox.ApiRequest;
import org.connectorkit.sandbox.inbox.Envelope;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.store.MessageStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each assertion holds, and fails with what was found. */
class InboxAssertionsTest {

    private static final String RAW = """
            From: News <news@example.com>
            To: ann@example.org
            Cc: bob@example.org
            Subject: Your invoice
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            Dear Ann
            --b
            Content-Type: text/html

            <p>Dear Ann</p>
            --b
            Content-Disposition: attachment; filename=a.txt

            abc
            --b--
            """;

    private final @Nullable Path noFolder = null;
    private final MessageStore store = new MessageStore(10, 1_000_000, noFolder);
    private final Inbox inbox = store;

    @BeforeEach
    void fill() {
        store.accept(
                "id-1",
                Instant.EPOCH,
                new Envelope(
                        "news@example.com",
                        "news@example.com",
                        List.of("ann@example.org", "bob@example.org", "archive@example.com")),
                new ApiRequest("r", "SendRawEmail", "us-east-1", "arn", "key", "agent", Map.of()),
                false,
                RAW.replace("\n", "\r\n").getBytes(UTF_8));
    }

    @Test
    void holdWhereTheyShould() throws InterruptedException {
        assertThat(inbox)
                .hasMessages(1)
                .hasNothingTo("zoe@example.org")
                .messageTo("ANN@example.org")
                .isSentBy("news@example.com")
                .hasSubject("Your invoice")
                .isDeliveredTo("ann@example.org", "bob@example.org", "archive@example.com")
                .showsTo("ann@example.org")
                .showsCc("bob@example.org")
                .hides("archive@example.com")
                .hasText("Dear Ann")
                .hasTextContaining("Ann")
                .hasHtmlContaining("<p>Dear")
                .hasHeader("from", "News <news@example.com>")
                .hasAttachment("a.txt", "abc".getBytes(UTF_8));
        assertThat(inbox).receivesMessageTo("bob@example.org", Duration.ZERO);
        assertThat(inbox.messages().get(0)).hasSubject("Your invoice");
    }

    @Test
    void tellWhatTheInboxHolds() {
        fails(
                () -> assertThat(inbox).isEmpty(),
                "expected 0 messages; the inbox holds 1:\n  [ann@example.org, bob@example.org, archive@example.com] Your"
                        + " invoice");
        fails(() -> assertThat(inbox).messageTo("zoe@example.org"), "expected one message to zoe@example.org, found 0");
        fails(() -> assertThat(inbox).hasNothingTo("ann@example.org"), "expected nothing to ann@example.org");
        fails(
                () -> assertThat(inbox).receivesMessageTo("zoe@example.org", Duration.ofMillis(1)),
                "expected a message to zoe@example.org within PT0.001S");
        inbox.clear();
        fails(() -> assertThat(inbox).hasOneMessage(), "expected 1 messages; the inbox holds 0");
    }

    @Test
    void tellWhatTheMessageIs() {
        MessageAssert message = assertThat(inbox).hasOneMessage();

        fails(() -> message.hasSubject("x"), "message id-1: expected subject <x>, found <Your invoice>");
        fails(() -> message.isSentBy("x"), "found <news@example.com>");
        fails(() -> message.isDeliveredTo("ann@example.org"), "expected recipients");
        fails(() -> message.showsTo(), "expected To <[]>, found <[ann@example.org]>");
        fails(() -> message.showsCc("x"), "found <[bob@example.org]>");
        fails(() -> message.hides("bob@example.org"), "it stands in the message");
        fails(() -> message.hides("zoe@example.org"), "expected hidden recipient <zoe@example.org>");
        fails(() -> message.hasText("x"), "found <Dear Ann>");
        fails(() -> message.hasTextContaining("x"), "expected text containing <x>");
        fails(() -> message.hasHtmlContaining("x"), "expected HTML containing <x>");
        fails(() -> message.hasHeader("X-No", "x"), "found <null>");
        fails(() -> message.hasAttachment("b.txt", new byte[0]), "found <[a.txt (text/plain, 3 bytes)]>");
        fails(() -> message.hasAttachment("a.txt", new byte[3]), "other bytes, 3 of them");
        fails(message::hasNoAttachments, "expected attachments <[]>");
    }

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }
}
