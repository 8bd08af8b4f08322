package org.connectorkit.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.connectorkit.sandbox.account.Assumptions;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.inbox.Envelope;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that SendRawEmail enforces beside those of every message. */
class RawRulesTest {

    private static final String FROM = "From: a@example.com\r\n";
    private static final String TO = "To: b@x.org\r\n";

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final Wire wire = new Wire(sandbox);

    RawRulesTest() {
        sandbox.account().relax(Rule.SEND_RATE);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @Tag("ses-1.04")
    @Tag("ses-1.05")
    void requiresFromAndToInTheHeader() {
        assertRefused(
                Rule.REQUIRED_HEADERS, "Missing required header 'From'.", TO + "\r\nhi", "Source", "a@example.com");
        assertRefused(Rule.REQUIRED_HEADERS, "Missing required header 'To'.", FROM + "\r\nhi");
        assertRefused(
                Rule.REQUIRED_HEADERS,
                "Empty required header 'To'.",
                FROM + "To: \r\n\r\nhi",
                "Destinations.member.1",
                "b@x.org");
        assertThat(send("From:\r\n" + TO + "\r\nhi")).endsWith("Empty required header 'From'.");
    }

    @Test
    @Tag("ses-1.05")
    void findsFieldsAtLineStartsOnly() {
        assertThat(send("X-Note: From: a@example.com\r\n" + TO + "\r\nFrom: a@example.com", "Source", "a@example.com"))
                .endsWith("Missing required header 'From'.");
    }

    @Test
    @Tag("ses-1.04")
    void takesAMessageWithoutToWhereDestinationsAreGiven() {
        assertThat(send(FROM + "\r\nhi", "Destinations.member.1", "b@x.org")).isEqualTo("accepted");
        assertThat(send(FROM + "Cc: c@x.org\r\n\r\nhi")).isEqualTo("accepted");
    }

    @ParameterizedTest
    @Tag("ses-1.06")
    @ValueSource(strings = {"Content-Type", "Message-ID", "Subject", "List-Unsubscribe-Post", "Reply-To", "From"})
    void refusesASingleFieldThatStandsTwice(String name) {
        String other = name.toUpperCase(java.util.Locale.ROOT);
        String value = name.equals("From") || name.equals("Reply-To") ? "a@example.com" : "text/plain";
        String from = name.equals("From") ? "" : FROM;

        assertRefused(
                Rule.SINGLE_HEADERS,
                "Duplicate header '" + other + "'.",
                from + TO + name + ": " + value + "\r\n" + other + ": " + value + "\r\n\r\nhi");
    }

    @Test
    void takesOtherFieldsTwice() {
        assertThat(send(FROM + TO + "Received: a\r\nReceived: b\r\nX-Mine: 1\r\nX-Mine: 2\r\n\r\nhi"))
                .isEqualTo("accepted");
    }

    @Test
    @Tag("ses-1.07")
    void refusesFieldsWithoutNamesAndHugeHeaderSections() {
        assertRefused(Rule.HEADER_SYNTAX, "Empty header names are illegal.", FROM + TO + ": x\r\n\r\nhi");
        sandbox.account().assumptions(Assumptions.defaults().withHeaderSectionLimit(100));
        assertRefused(
                Rule.HEADER_SYNTAX,
                "Header section too long.",
                FROM + TO + "X-Long: " + "x".repeat(100) + "\r\n\r\nhi");
    }

    @Test
    @Tag("ses-1.08")
    void overwritesDateMessageIdAndReturnPath() {
        send(FROM + TO
                + "Return-Path: <r@example.com>\r\nDate: x\r\nMESSAGE-ID: <1@x>\r\nX-Keep:  a\r\n b\r\n\r\nhi\n.\n");

        SentMessage message = sandbox.inbox().messages().get(0);
        String delivered = new String(message.delivered(), UTF_8);
        assertThat(message.envelope().returnPath()).isEqualTo("r@example.com");
        assertThat(delivered)
                .startsWith("Return-Path: <" + message.messageId() + "@amazonses.com>\r\nDate: ")
                .endsWith("\r\nMessage-ID: <" + message.messageId() + "@email.amazonses.com>\r\n" + FROM + TO
                        + "X-Keep:  a\r\n b\r\n\r\nhi\n.\n");
        assertThat(new String(message.received().orElseThrow(), UTF_8)).contains("MESSAGE-ID: <1@x>", "Date: x");
    }

    @Test
    @Tag("ses-1.09")
    @Tag("ses-1.10")
    void sendsToTheDestinationsAlone() {
        send(FROM + TO + "Cc: c@x.org\r\n\r\nhi", "Destinations.member.1", "hidden@x.org");

        assertThat(sandbox.inbox().messages().get(0).envelope().recipients()).containsExactly("hidden@x.org");
        assertThat(Wire.element(wire.ses("GetSendQuota"), "SentLast24Hours")).isEqualTo("1.0");
    }

    @Test
    @Tag("ses-1.11")
    void verifiesFromSourceSenderAndReturnPathEachByItself() {
        sandbox.account().verify("s@ok.org");
        String raw = "From: N <f@no.org>\r\nSender: x@no.org\r\nReturn-Path: <r@no.org>\r\n" + TO + "\r\nhi";

        assertThat(send(raw, "Source", "s@no.org"))
                .endsWith("US-EAST-1: N &lt;f@no.org&gt;, s@no.org, x@no.org, r@no.org");
        assertThat(send(raw)).endsWith("US-EAST-1: N &lt;f@no.org&gt;, f@no.org, x@no.org, r@no.org");
        assertThat(send(FROM + TO + "\r\nhi", "Source", "s@ok.org")).isEqualTo("accepted");
        Envelope envelope = sandbox.inbox().messages().get(0).envelope();
        assertThat(envelope).isEqualTo(new Envelope("s@ok.org", "s@ok.org", java.util.List.of("b@x.org")));
    }

    @ParameterizedTest
    @Tag("ses-1.27")
    @ValueSource(
            strings = {
                "Content-Disposition: attachment; filename=\"run.EXE\"",
                "Content-Type: text/plain; name=a.js",
                "Content-Disposition: attachment; filename*=UTF-8''%C3%A9.bat",
                "Content-Disposition: attachment; filename=\"=?UTF-8?B?YS52YnM=?=\""
            })
    void refusesAttachmentTypes(String field) {
        String raw = FROM + TO + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + field
                + "\r\n\r\nx\r\n--b--\r\n";

        assertThat(send(raw)).startsWith("400 InvalidParameterValue: File type '");
        assertThat(send(raw.replaceAll("EXE|js|bat|YS52YnM=", "zip"))).isEqualTo("accepted");
        sandbox.account().relax(Rule.ATTACHMENT_TYPES);
        assertThat(send(raw)).isEqualTo("accepted");
    }

    @Test
    void countsGroupMembersAndEveryHeaderRecipient() {
        String many = "To: T: " + "x@x.org, ".repeat(50) + "y@x.org;\r\n";

        assertThat(send(FROM + many + "\r\nhi")).endsWith("Recipient count exceeds 50.");
        assertThat(send(FROM + "To: undisclosed-recipients:;\r\n\r\nhi")).endsWith("Missing required header 'To'.");
    }

    @Test
    void takesTheConfigurationSetOfTheHeader() {
        assertThat(send(FROM + TO + "X-SES-CONFIGURATION-SET: no\r\n\r\nhi"))
                .startsWith("400 ConfigurationSetDoesNotExist:");
    }

    @Test
    void keepsBytesThatAreNoText() {
        byte[] raw = (FROM + TO + "Subject: \u00e9\r\n\r\n\u0000\u00ff\r\n").getBytes(ISO_8859_1);

        HttpResponse<String> response =
                wire.ses("SendRawEmail", "RawMessage.Data", Base64.getEncoder().encodeToString(raw));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(sandbox.inbox().messages().get(0).received().orElseThrow()).isEqualTo(raw);
    }

    @Test
    void showsWhatCannotBeDecodedAsItIs() {
        send(FROM + TO + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type:"
                + " application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!=A\r\n--b--\r\n");
        send(FROM + TO + "Content-Type: multipart/mixed\r\n\r\nno boundary");

        assertThat(sandbox.inbox().messages().get(0).mail().attachments()).hasSize(1);
        assertThat(sandbox.inbox().messages().get(1).mail().attachments()).hasSize(1);
    }

    @Test
    void removesBccOnRequestOnly() {
        send(FROM + TO + "Bcc: c@x.org\r\n\r\nhi");
        sandbox.account().assumptions(Assumptions.defaults().withBccHeaderRemoved(true));
        send(FROM + TO + "Bcc: c@x.org\r\n\r\nhi");

        assertThat(new String(sandbox.inbox().messages().get(0).delivered(), UTF_8))
                .contains("Bcc: c@x.org");
        assertThat(new String(sandbox.inbox().messages().get(1).delivered(), UTF_8))
                .doesNotContain("Bcc");
    }

    private void assertRefused(Rule rule, String message, String raw, String... namesAndValues) {
        assertThat(send(raw, namesAndValues)).isEqualTo("400 InvalidParameterValue: " + message);
        assertThat(sandbox.inbox().size()).isZero();
        sandbox.account().relax(rule);
        assertThat(send(raw, namesAndValues)).as("without " + rule).isEqualTo("accepted");
        sandbox.account().enforce(rule);
        sandbox.inbox().clear();
    }

    private String send(String raw, String... namesAndValues) {
        String[] all = new String[namesAndValues.length + 2];
        all[0] = "RawMessage.Data";
        all[1] = Base64.getEncoder().encodeToString(raw.getBytes(UTF_8));
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        HttpResponse<String> response = wire.ses("SendRawEmail", all);
        return response.statusCode() == 200 ? "accepted" : Wire.error(response);
    }
}
