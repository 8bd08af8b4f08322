package org.connectorkit.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SesException;

/** What other emulators were seen to get wrong, row by row: here it is as on AWS. */
@Tag("ses-7.6")
class PeerFaultsTest {

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final Wire wire = new Wire(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @Tag("peer-moto")
    void refusesAWrongSecret() {
        AccessKey wrong = new AccessKey(sandbox.accessKey().id(), "wrong");

        assertThat(Wire.error(wire.key(wrong).ses("ListIdentities"))).startsWith("403 SignatureDoesNotMatch");
    }

    @Test
    @Tag("peer-moto")
    @Tag("peer-aws-ses-v2-local")
    void takesDestinationsInPlaceOfHeaderRecipients() {
        raw(
                "From: a@example.com\r\nTo: t@x.org\r\nCc: c@x.org, d@x.org\r\n\r\nhi",
                "Destinations.member.1",
                "one@x.org",
                "Destinations.member.2",
                "two@x.org");

        assertThat(sandbox.inbox().messages().get(0).envelope().recipients()).containsExactly("one@x.org", "two@x.org");
        assertThat(Wire.element(wire.ses("GetSendQuota"), "SentLast24Hours")).isEqualTo("2.0");
    }

    @Test
    @Tag("peer-moto")
    @Tag("peer-localstack")
    void takesRawMessagesThatAreNotUtf8() {
        byte[] latin = "From: a@example.com\r\nTo: t@x.org\r\n\r\n\u00e9\u00ff".getBytes(ISO_8859_1);

        assertThat(wire.ses(
                                "SendRawEmail",
                                "RawMessage.Data",
                                Base64.getEncoder().encodeToString(latin))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.inbox().messages().get(0).received().orElseThrow()).isEqualTo(latin);
    }

    @Test
    @Tag("peer-moto")
    @Tag("peer-aws-ses-v2-local")
    void refusesAMessageWithoutRecipients() {
        assertThat(Wire.error(send("a@example.com"))).endsWith("Missing required header 'To'.");
    }

    @Test
    @Tag("peer-moto")
    void refusesAnUnknownConfigurationSet() {
        assertThat(Wire.error(send(
                        "a@example.com", "Destination.ToAddresses.member.1", "t@x.org", "ConfigurationSetName", "no")))
                .startsWith("400 ConfigurationSetDoesNotExist");
    }

    @Test
    @Tag("peer-moto")
    @Tag("peer-floci")
    void pagesThroughIdentities() {
        sandbox.account().verify("a@x.org", "b@x.org");

        HttpResponse<String> first = wire.ses("ListIdentities", "MaxItems", "2");
        assertThat(Wire.element(first, "member")).isEqualTo("example.com,a@x.org");
        HttpResponse<String> second =
                wire.ses("ListIdentities", "MaxItems", "2", "NextToken", Wire.element(first, "NextToken"));
        assertThat(Wire.element(second, "member")).isEqualTo("b@x.org");
        assertThat(second.body()).doesNotContain("NextToken");
    }

    @Test
    @Tag("peer-moto")
    void refusesWhatItDoesNotSupportWithAnErrorOfTheProtocol() {
        assertThat(Wire.error(wire.ses("SendTemplatedEmail"))).startsWith("400 InvalidAction: ");
    }

    @Test
    @Tag("peer-moto")
    @Tag("peer-aws-ses-v2-local")
    void usesTheWordsOfAws() {
        String[] tooMany = new String[102];
        for (int i = 0; i < 51; i++) {
            tooMany[2 * i] = "Destination.ToAddresses.member." + (i + 1);
            tooMany[2 * i + 1] = "r" + i + "@x.org";
        }

        assertThat(Wire.error(send("a@example.com", tooMany)))
                .isEqualTo("400 InvalidParameterValue: Recipient count exceeds 50.");
        assertThat(Wire.error(send("a@no.org", "Destination.ToAddresses.member.1", "t@x.org")))
                .startsWith("400 MessageRejected: Email address is not verified. The following identities failed");
    }

    @Test
    @Tag("peer-moto")
    @Tag("peer-aws-ses-v2-local")
    @Tag("peer-floci")
    void givesIdsInTheShapeOfAws() {
        HttpResponse<String> response = send("a@example.com", "Destination.ToAddresses.member.1", "t@x.org");

        assertThat(Wire.element(response, "MessageId"))
                .matches("[0-9a-f]{16}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-000000");
        assertThat(Wire.element(response, "RequestId"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        assertThat(response.headers().firstValue("content-type")).contains("text/xml");
    }

    @Test
    @Tag("peer-moto")
    void lendsARoleOnlyToWhomItIsMeantFor() {
        User user = sandbox.account().createUser("flow");
        sandbox.account().createRole("mailer").trust(user).externalId("tenant-7");
        wire.key(user.accessKey());

        assertThat(Wire.error(assume(user.arn(), "me", "tenant-7"))).startsWith("403 AccessDenied");
        assertThat(Wire.error(assume("arn:aws:iam::123456789012:role/mailer", "bad name!", "tenant-7")))
                .startsWith("400 ValidationError");
        assertThat(Wire.error(assume("arn:aws:iam::123456789012:role/mailer", "me", "tenant-8")))
                .startsWith("403 AccessDenied");
        assertThat(assume("arn:aws:iam::123456789012:role/mailer", "me", "tenant-7")
                        .body())
                .doesNotContain("PackedPolicySize");
    }

    @Test
    @Tag("peer-aws-ses-v2-local")
    void keepsEveryRecipient() {
        send(
                "a@example.com",
                "Destination.ToAddresses.member.1",
                "one@x.org",
                "Destination.ToAddresses.member.2",
                "two@x.org",
                "Destination.BccAddresses.member.1",
                "three@x.org");

        assertThat(sandbox.inbox().messages().get(0).envelope().recipients())
                .containsExactly("one@x.org", "two@x.org", "three@x.org");
    }

    @Test
    @Tag("peer-aws-ses-v2-local")
    @Tag("peer-floci")
    void givesTheSdkItsErrorCodeAndRequestId() {
        try (SesClient ses = Clients.ses(sandbox)) {
            assertThatThrownBy(() -> ses.verifyEmailIdentity(r -> r.emailAddress("x")))
                    .isInstanceOfSatisfying(SesException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
                        assertThat(e.requestId()).hasSize(36);
                    });
            assertThatThrownBy(() -> ses.sendEmail(r -> r.source("a@no.org")
                            .destination(d -> d.toAddresses("b@x.org"))
                            .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))))
                    .isInstanceOf(MessageRejectedException.class);
        }
    }

    @Test
    @Tag("peer-aws-ses-v2-local")
    void listensOnLoopbackOnly() throws IOException {
        List<InetAddress> others = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
                .toList();
        Assumptions.assumeFalse(others.isEmpty(), "this machine has no address but loopback");

        assertThat(sandbox.endpoint().getHost()).isEqualTo("127.0.0.1");
        for (InetAddress other : others) {
            assertThatThrownBy(() -> new Socket(other, sandbox.endpoint().getPort()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @Tag("peer-localstack")
    void findsFromAsAFieldOnly() {
        assertThat(Wire.error(
                        raw("X-Note: my From: a@example.com\r\nTo: t@x.org\r\n\r\nhi", "Source", "a@example.com")))
                .endsWith("Missing required header 'From'.");
    }

    @Test
    @Tag("peer-floci")
    void putsTheRequestIdOfAnErrorBesideIt() {
        assertThat(send("a@no.org", "Destination.ToAddresses.member.1", "t@x.org")
                        .body())
                .contains("  </Error>\n  <RequestId>")
                .doesNotContain("ResponseMetadata");
    }

    private HttpResponse<String> assume(String arn, String session, String externalId) {
        return wire.sts("AssumeRole", "RoleArn", arn, "RoleSessionName", session, "ExternalId", externalId);
    }

    private HttpResponse<String> raw(String message, String... more) {
        return wire.ses(
                "SendRawEmail",
                with(more, "RawMessage.Data", Base64.getEncoder().encodeToString(message.getBytes(UTF_8))));
    }

    private HttpResponse<String> send(String source, String... more) {
        return wire.ses(
                "SendEmail",
                with(
                        more,
                        "Source",
                        source,
                        "Destination",
                        "",
                        "Message.Subject.Data",
                        "s",
                        "Message.Body.Text.Data",
                        "t"));
    }

    private static String[] with(String[] more, String... first) {
        String[] all = new String[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
