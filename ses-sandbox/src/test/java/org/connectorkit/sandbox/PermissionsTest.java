package org.connectorkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.connectorkit.sandbox.account.Policy;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.account.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What policies allow, and the two texts of a denial. */
class PermissionsTest {

    private static final String IDENTITY = "arn:aws:ses:us-east-1:123456789012:identity/";

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final User user = sandbox.account().createUser("flow");
    private final Wire wire = new Wire(sandbox).key(user.accessKey());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @Tag("ses-1.28")
    void deniesWithTheTextsOfIam() {
        assertThat(Wire.error(send("b@x.org")))
                .isEqualTo("403 AccessDenied: User `arn:aws:iam::123456789012:user/flow' is not authorized to perform"
                        + " `ses:SendEmail' on resource `" + IDENTITY + "example.com'");
        assertThat(Wire.error(wire.ses("ListIdentities")))
                .isEqualTo("403 AccessDenied: User: arn:aws:iam::123456789012:user/flow is not authorized to perform:"
                        + " ses:ListIdentities");
        sandbox.account().relax(Rule.PERMISSIONS);
        assertThat(send("b@x.org").statusCode()).isEqualTo(200);
    }

    @Test
    void allowsByActionAndIdentity() {
        user.allow("ses:sendemail", IDENTITY + "example.com");

        assertThat(send("b@x.org").statusCode()).isEqualTo(200);
        assertThat(wire.ses("ListIdentities").statusCode()).isEqualTo(403);
        assertThat(wire.region("eu-west-1").ses("SendEmail", message("b@x.org")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void namesTheAddressIdentityWhereThereIsOne() {
        sandbox.account().verify("a@example.com");
        user.allow("ses:*", IDENTITY + "example.com");

        assertThat(Wire.error(send("b@x.org"))).endsWith("`" + IDENTITY + "a@example.com'");
    }

    @Test
    @Tag("ses-6.6")
    void asksForRecipientsThatAreIdentitiesOfTheAccountToo() {
        sandbox.account().verify("b@x.org");
        user.allow("ses:SendEmail", IDENTITY + "example.com");

        assertThat(Wire.error(send("b@x.org"))).endsWith("`" + IDENTITY + "b@x.org'");
        assertThat(send("c@x.org").statusCode()).isEqualTo(200);
    }

    @Test
    void letsADenialWin() {
        user.policy(Policy.allowEverything().deny("ses:SendEmail", "*/example.com"));

        assertThat(send("b@x.org").statusCode()).isEqualTo(403);
        assertThat(wire.ses("GetSendQuota").statusCode()).isEqualTo(200);
    }

    @Test
    void readsPolicyDocuments() {
        user.policy(Policy.fromJson("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": ["ses:SendEmail", "ses:SendRawEmail"], "Resource": "arn:aws:ses:*:*:identity/*"},
                          {"Sid": "List", "Effect": "Allow", "Action": "ses:List?dentities", "Resource": ["*"]}]}
                        """));

        assertThat(send("b@x.org").statusCode()).isEqualTo(200);
        assertThat(wire.ses("ListIdentities").statusCode()).isEqualTo(200);
        assertThat(wire.ses("GetSendQuota").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesPolicyDocumentsThatItWouldMisread() {
        assertThatThrownBy(() -> Policy.fromJson("""
                        {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {}}}
                        """)).hasMessageContaining("Condition");
        assertThatThrownBy(() -> Policy.fromJson("{")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> Policy.fromJson("{}")).hasMessageContaining("Statement");
        assertThatThrownBy(() -> Policy.fromJson("{\"Statement\": {\"Effect\": \"allow\"}}"))
                .hasMessageContaining("'allow'");
    }

    private HttpResponse<String> send(String to) {
        return wire.ses("SendEmail", message(to));
    }

    private static String[] message(String to) {
        return new String[] {
            "Source",
            "a@example.com",
            "Destination.ToAddresses.member.1",
            to,
            "Message.Subject.Data",
            "s",
            "Message.Body.Text.Data",
            "t"
        };
    }
}
