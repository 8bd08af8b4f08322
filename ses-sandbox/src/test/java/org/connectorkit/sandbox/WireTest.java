package org.connectorkit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bytes on the wire. The three lengths are those of answers that AWS gave. */
class WireTest {

    private static final String RAW = Base64.getEncoder()
            .encodeToString("From: a@example.com\r\nTo: b@example.org\r\n\r\nhi\r\n".getBytes(UTF_8));
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final Wire wire = new Wire(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @Tag("ses-7.1")
    void answersSendEmailInTheLayoutOfAws() {
        HttpResponse<String> response = send("b@example.org");

        assertThat(masked(response)).isEqualTo("""
                        <SendEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
                          <SendEmailResult>
                            <MessageId>MESSAGE</MessageId>
                          </SendEmailResult>
                          <ResponseMetadata>
                            <RequestId>REQUEST</RequestId>
                          </ResponseMetadata>
                        </SendEmailResponse>
                        """);
        assertThat(response.body()).hasSize(326);
    }

    @Test
    @Tag("ses-7.1")
    void answersSendRawEmailInTheLayoutOfAws() {
        HttpResponse<String> response = wire.ses("SendRawEmail", "RawMessage.Data", RAW);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSize(338);
    }

    @Test
    @Tag("ses-7.1")
    @Tag("ses-7.2")
    void answersErrorsInTheLayoutOfAws() {
        HttpResponse<String> response =
                wire.key(new AccessKey("AKIAUNKNOWN", "secret")).ses("GetSendQuota");

        assertThat(masked(response)).isEqualTo("""
                        <ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
                          <Error>
                            <Type>Sender</Type>
                            <Code>InvalidClientTokenId</Code>
                            <Message>The security token included in the request is invalid.</Message>
                          </Error>
                          <RequestId>REQUEST</RequestId>
                        </ErrorResponse>
                        """);
        assertThat(response.body()).hasSize(305);
        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("ses-7.1")
    void sendsTheHeaderFieldsOfAws() {
        HttpResponse<String> response = wire.ses("GetSendQuota");

        assertThat(response.headers().map().keySet())
                .containsExactlyInAnyOrder("content-length", "content-type", "date", "x-amzn-requestid");
        assertThat(response.headers().firstValue("content-type")).contains("text/xml");
        assertThat(response.headers().firstValue("x-amzn-requestid"))
                .contains(Wire.element(response, "RequestId"))
                .get()
                .asString()
                .matches(ID);
    }

    @Test
    void writesListsEntriesAndEmptyResults() {
        sandbox.account().verify("b@example.org");

        assertThat(masked(wire.ses("ListIdentities", "MaxItems", "2"))).contains("""
                          <ListIdentitiesResult>
                            <Identities>
                              <member>example.com</member>
                              <member>b@example.org</member>
                            </Identities>
                          </ListIdentitiesResult>
                        """);
        assertThat(masked(wire.ses("GetIdentityVerificationAttributes", "Identities.member.1", "b@example.org")))
                .contains("""
                            <VerificationAttributes>
                              <entry>
                                <key>b@example.org</key>
                                <value>
                                  <VerificationStatus>Success</VerificationStatus>
                                </value>
                              </entry>
                            </VerificationAttributes>
                        """);
        assertThat(masked(wire.ses("DeleteIdentity", "Identity", "b@example.org")))
                .contains("  <DeleteIdentityResult/>\n");
        assertThat(masked(wire.ses("UpdateAccountSendingEnabled", "Enabled", "true")))
                .doesNotContain("Result");
    }

    @Test
    void escapesWhatClientsSent() {
        HttpResponse<String> response = wire.ses("VerifyDomainIdentity", "Domain", "a<b>&\"\u0001.example");

        assertThat(Wire.error(response))
                .isEqualTo("400 InvalidParameterValue: Invalid domain name a&lt;b&gt;&amp;\"\uFFFD.example.");
    }

    @Test
    @Tag("ses-7.3")
    void takesMembersInAnyOrderAndBareKeys() {
        HttpResponse<String> response = wire.post("Destination.ToAddresses.member.2=two@example.org"
                + "&Message.Body.Text.Data=a+b%2Bc&Action=SendEmail&ReplyToAddresses=&Message.Subject.Data"
                + "&Destination.ToAddresses.member.10=ten@example.org&Destination.CcAddresses=&Source=a%40example.com"
                + "&Destination.ToAddresses.member.1=one@example.org&ReplyToAddresses.member.x=y&Version=2010-12-01");

        assertThat(response.statusCode()).isEqualTo(200);
        SentMessage message = sandbox.inbox().messages().get(0);
        assertThat(message.envelope().recipients())
                .containsExactly("one@example.org", "two@example.org", "ten@example.org");
        assertThat(message.mail().text()).contains("a b+c");
        assertThat(message.mail().subject()).isEmpty();
    }

    @Test
    @Tag("ses-3.4")
    void refusesAMemberThatIsSetButEmpty() {
        HttpResponse<String> response = wire.post(
                "Action=SendEmail&Version=2010-12-01&Source=a@example.com&Message.Subject.Data=s&Message.Body.Text.Data=t"
                        + "&Destination.ToAddresses.member.1=b@example.org&Destination.ToAddresses.member.2");

        assertThat(Wire.error(response)).isEqualTo("400 InvalidParameterValue: Illegal address");
    }

    @Test
    @Tag("ses-7.3")
    void takesTheLargestMessageWithEveryCharacterEscaped() {
        byte[] mime = new byte[10_485_760];
        Arrays.fill(mime, (byte) 'x');
        byte[] header = "From: a@example.com\r\nTo: b@example.org\r\n\r\n".getBytes(UTF_8);
        System.arraycopy(header, 0, mime, 0, header.length);
        String body = "Action=SendRawEmail&Version=2010-12-01&RawMessage.Data="
                + Wire.encodeAll(Base64.getEncoder().encode(mime));

        assertThat(body.length()).isGreaterThan(41_900_000);
        assertThat(wire.post(body).statusCode()).isEqualTo(200);
        assertThat(sandbox.inbox().messages().get(0).received().orElseThrow()).isEqualTo(mime);
    }

    @Test
    @Tag("ses-1.02")
    void refusesOneByteMore() {
        byte[] mime = new byte[10_485_761];

        HttpResponse<String> response =
                wire.ses("SendRawEmail", "RawMessage.Data", Base64.getEncoder().encodeToString(mime));

        assertThat(Wire.error(response))
                .isEqualTo("400 InvalidParameterValue: Message length is more than 10485760 bytes long: '10485761'.");
    }

    @Test
    void refusesAMessageThatIsNotBase64() {
        assertThat(Wire.error(wire.ses("SendRawEmail", "RawMessage.Data", "not base64!")))
                .isEqualTo("400 MalformedInput: RawMessage.Data is not Base64.");
        assertThat(Wire.error(wire.ses("SendRawEmail", "RawMessage.Data", RAW + "=" + RAW)))
                .startsWith("400 MalformedInput");
    }

    @Test
    void refusesABodyBeyondItsLimitOrWithBrokenEscapes() {
        sandbox.account().relax(Rule.SIGNATURES);
        String large = "Action=SendEmail&Version=2010-12-01&Source=" + "x".repeat(17 * 1024 * 1024);

        assertThat(post(large).statusCode()).isEqualTo(413);
        assertThat(Wire.error(post("Action=Send%4"))).startsWith("400 MalformedQueryString");
        assertThat(Wire.error(post("Action=Send%zz"))).startsWith("400 MalformedQueryString");
    }

    @Test
    void answersUnknownActionsAndVersions() {
        assertThat(Wire.error(wire.ses("SendTemplatedEmail")))
                .isEqualTo("400 InvalidAction: Could not find operation SendTemplatedEmail for version 2010-12-01."
                        + " Amazon SES has this action, but the sandbox does not support it.");
        assertThat(Wire.error(wire.ses("SendBulkTemplatedEmail")))
                .startsWith("400 InvalidAction")
                .endsWith("does not support it.");
        assertThat(Wire.error(wire.ses("SendPigeon")))
                .isEqualTo("400 InvalidAction: Could not find operation SendPigeon for version 2010-12-01");
        assertThat(Wire.error(wire.post("Action=SendEmail")))
                .isEqualTo("400 InvalidAction: Could not find operation SendEmail for version NO_VERSION_SPECIFIED");
        assertThat(Wire.error(wire.post("Version=2010-12-01"))).startsWith("400 MissingAction");
    }

    @Test
    void takesTheQueryStringOfAGet() {
        sandbox.account().relax(Rule.SIGNATURES);

        HttpResponse<String> response = Wire.exchange(
                HttpRequest.newBuilder(sandbox.endpoint().resolve("/?Action=GetSendQuota&Version=2010-12-01"))
                        .build());

        assertThat(Wire.element(response, "Max24HourSend")).isEqualTo("50000.0");
    }

    @Test
    void saysWhereTheProtocolIsSpoken() {
        URI elsewhere = sandbox.endpoint().resolve("/v2/email/outbound-emails");

        assertThat(Wire.exchange(HttpRequest.newBuilder(elsewhere).build()).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> send(String to) {
        return wire.ses(
                "SendEmail",
                "Source",
                "a@example.com",
                "Destination.ToAddresses.member.1",
                to,
                "Message.Subject.Data",
                "s",
                "Message.Body.Text.Data",
                "t");
    }

    private HttpResponse<String> post(String body) {
        return Wire.exchange(HttpRequest.newBuilder(sandbox.endpoint().resolve("/"))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String masked(HttpResponse<String> response) {
        return response.body()
                .replaceAll("[0-9a-f]{16}-" + ID + "-000000", "MESSAGE")
                .replaceAll(ID, "REQUEST");
    }
}
