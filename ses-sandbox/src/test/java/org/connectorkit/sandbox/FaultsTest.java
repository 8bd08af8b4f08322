package org.connectorkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;

/** Faults on demand, and whether the message was accepted all the same. */
class FaultsTest {

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final Wire wire = new Wire(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void answersAnErrorOnceAndAcceptsNothing() {
        sandbox.faults().next("SendEmail", Fault.error(400, "Throttling", "Maximum sending rate exceeded."));

        assertThat(wire.ses("GetSendQuota").statusCode()).isEqualTo(200);
        assertThat(Wire.error(send())).isEqualTo("400 Throttling: Maximum sending rate exceeded.");
        assertThat(sandbox.inbox().size()).isZero();
        assertThat(send().statusCode()).isEqualTo(200);
    }

    @Test
    void speaksTheLanguageOfTheService() {
        sandbox.faults().next(Fault.error(503, "ServiceUnavailable", "Busy."));

        HttpResponse<String> response = wire.sts("GetCallerIdentity");
        assertThat(response.body()).contains("https://sts.amazonaws.com/doc/2011-06-15/", "<Type>Receiver</Type>");
    }

    @Test
    void resetsTheConnectionBeforeAnything() {
        sandbox.faults().next("SendEmail", Fault.reset());

        assertThatThrownBy(this::send)
                .isInstanceOf(UncheckedIOException.class)
                .rootCause()
                .isInstanceOfAny(SocketException.class, java.io.IOException.class)
                .hasMessageContaining("reset");
        assertThat(sandbox.inbox().size()).isZero();
    }

    @Test
    void swallowsTheReplyAfterAcceptance() {
        sandbox.faults().next("SendEmail", Fault.swallowedReply());

        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    void truncatesTheReplyAfterAcceptance() {
        sandbox.faults().next("SendEmail", Fault.truncatedReply(100));

        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    @Tag("ses-1.25")
    void emptiesTheReplyAfterAcceptance() {
        sandbox.faults().next("SendEmail", Fault.emptyReply());

        try (SesClient ses = Clients.ses(sandbox)) {
            assertThat(ses.sendEmail(r -> r.source("a@example.com")
                                    .destination(d -> d.toAddresses("b@x.org"))
                                    .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t")))))
                            .messageId())
                    .isNull();
        }
        assertThat(sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    void holdsTheReplyBack() {
        sandbox.faults().next("SendEmail", Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();

        assertThat(send().statusCode()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(sandbox.inbox().size()).isEqualTo(1);
    }

    @Test
    void strikesInOrderAndAsOftenAsAsked() {
        sandbox.faults()
                .next("SendEmail", Fault.error(500, "InternalFailure", "one"), 2)
                .next("SendEmail", Fault.error(400, "Throttling", "two"))
                .next("ListIdentities", Fault.reset(), Integer.MAX_VALUE);

        assertThat(Wire.error(send())).startsWith("500");
        assertThat(sandbox.faults().pending()).isEqualTo(2L + Integer.MAX_VALUE);
        assertThat(Wire.error(send())).startsWith("500");
        assertThat(Wire.error(send())).startsWith("400");
        assertThat(send().statusCode()).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> wire.ses("ListIdentities")).isInstanceOf(UncheckedIOException.class);
        }
        sandbox.faults().clear();
        assertThat(wire.ses("ListIdentities").statusCode()).isEqualTo(200);
    }

    @Test
    void failsTheSdkAsTheRealThingDoes() {
        try (SesClient ses = Clients.ses(sandbox)) {
            sandbox.faults()
                    .next("GetSendQuota", Fault.error(400, "Throttling", "Rate exceeded"))
                    .next("GetSendQuota", Fault.swallowedReply());

            assertThatThrownBy(ses::getSendQuota).isInstanceOfSatisfying(SesException.class, e -> assertThat(
                            e.awsErrorDetails().errorCode())
                    .isEqualTo("Throttling"));
            assertThatThrownBy(ses::getSendQuota).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void refusesFaultsThatCannotBe() {
        assertThatThrownBy(() -> Fault.error(200, "x", "y")).hasMessageContaining("200");
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1))).hasMessageContaining("negative");
        assertThatThrownBy(() -> Fault.truncatedReply(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> sandbox.faults().next("SendEmail", Fault.reset(), 0))
                .hasMessageContaining("0 times");
    }

    private HttpResponse<String> send() {
        return wire.ses(
                "SendEmail",
                "Source",
                "a@example.com",
                "Destination.ToAddresses.member.1",
                "b@x.org",
                "Message.Subject.Data",
                "s",
                "Message.Body.Text.Data",
                "t");
    }
}
