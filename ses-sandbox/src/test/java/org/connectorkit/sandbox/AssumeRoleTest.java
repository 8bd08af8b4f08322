package org.connectorkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Policy;
import org.connectorkit.sandbox.account.Role;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.account.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may assume a role, for how long, and what AWS answers to everyone else. */
class AssumeRoleTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/mailer";

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final User user = sandbox.account().createUser("flow");
    private final Role role = sandbox.account().createRole("mailer").trust(user).allow("ses:*");
    private final Wire wire = new Wire(sandbox).key(user.accessKey());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void answersInTheLayoutOfAws() {
        HttpResponse<String> response = assume(ROLE, "me");

        assertThat(response.body().replaceAll(">[^<>\n]+</(A.*Id|Sec.*|Ses.*|Exp.*|Req.*)>", ">X</$1>"))
                .isEqualTo("""
                        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                          <AssumeRoleResult>
                            <AssumedRoleUser>
                              <AssumedRoleId>X</AssumedRoleId>
                              <Arn>arn:aws:sts::123456789012:assumed-role/mailer/me</Arn>
                            </AssumedRoleUser>
                            <Credentials>
                              <AccessKeyId>X</AccessKeyId>
                              <SecretAccessKey>X</SecretAccessKey>
                              <SessionToken>X</SessionToken>
                              <Expiration>X</Expiration>
                            </Credentials>
                          </AssumeRoleResult>
                          <ResponseMetadata>
                            <RequestId>X</RequestId>
                          </ResponseMetadata>
                        </AssumeRoleResponse>
                        """);
        assertThat(Wire.element(response, "AccessKeyId")).matches("ASIA[A-Z2-7]{16}");
        assertThat(Wire.element(response, "SecretAccessKey")).hasSize(40);
        assertThat(Wire.element(response, "AssumedRoleId")).isEqualTo(role.id() + ":me");
    }

    @Test
    @Tag("ses-4.4")
    void tellsNobodyWhyTheyMayNot() {
        role.externalId("tenant-7");

        for (HttpResponse<String> refused : List.of(
                assume(ROLE, "me"),
                assume(ROLE, "me", "ExternalId", "tenant-8"),
                assume(ROLE + "x", "me", "ExternalId", "tenant-7"),
                assume(user.arn(), "me", "ExternalId", "tenant-7"),
                assume(ROLE.replace("123456789012", "210987654321"), "me", "ExternalId", "tenant-7"))) {
            assertThat(Wire.error(refused))
                    .matches("403 AccessDenied: User: arn:aws:iam::123456789012:user/flow is not authorized to perform:"
                            + " sts:AssumeRole on resource: arn:aws:iam::\\d+:(role/mailerx?|user/flow)");
        }
        assertThat(assume(ROLE, "me", "ExternalId", "tenant-7").statusCode()).isEqualTo(200);
    }

    @Test
    void trustsOnlyWhomTheTrustPolicyNames() {
        User other = sandbox.account().createUser("other");
        wire.key(other.accessKey());

        assertThat(assume(ROLE, "me").statusCode()).isEqualTo(403);
        role.trust("arn:aws:iam::123456789012:root");
        assertThat(assume(ROLE, "me").statusCode()).isEqualTo(403);
        other.allow("sts:AssumeRole", ROLE);
        assertThat(assume(ROLE, "me").statusCode()).isEqualTo(200);
        role.trust(other);
        other.policy(Policy.none().deny("sts:*"));
        assertThat(assume(ROLE, "me").statusCode()).isEqualTo(403);
        sandbox.account().relax(Rule.ROLE_TRUST);
        assertThat(assume(ROLE, "me").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("ses-4.1")
    @Tag("ses-4.2")
    void refusesMalformedParameters() {
        assertThat(Wire.error(assume(ROLE, "Session1:2")))
                .isEqualTo(
                        "400 ValidationError: 1 validation error detected: Value 'Session1:2' at 'roleSessionName'"
                                + " failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        assertThat(Wire.error(assume("arn:aws:iam::12:role/x", "me")))
                .isEqualTo("400 ValidationError: arn:aws:iam::12:role/x is invalid");
        assertThat(Wire.error(assume("x", "m", "ExternalId", "é", "DurationSeconds", "899")))
                .isEqualTo("400 ValidationError: 5 validation errors detected: Value 'x' at 'roleArn' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 20; Value 'm' at 'roleSessionName'"
                        + " failed to satisfy constraint: Member must have length greater than or equal to 2; Value 'é' at"
                        + " 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2;"
                        + " Value 'é' at 'externalId' failed to satisfy constraint: Member must satisfy regular expression"
                        + " pattern: [\\w+=,.@:\\/-]*; Value '899' at 'durationSeconds' failed to satisfy constraint: Member"
                        + " must have value greater than or equal to 900");
        assertThat(Wire.error(wire.sts("AssumeRole")))
                .startsWith("400 ValidationError: 2 validation errors detected: Value null at 'roleArn'");
        assertThat(Wire.error(assume(ROLE, "me", "DurationSeconds", "43201"))).contains("less than or equal to 43200");
        assertThat(Wire.error(assume(ROLE, "m".repeat(65)))).contains("less than or equal to 64");
    }

    @Test
    void bindsTheSessionToTheRolesDuration() {
        assertThat(Wire.error(assume(ROLE, "me", "DurationSeconds", "3601")))
                .isEqualTo(
                        "400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                                + " role.");
        role.maxSessionDuration(Duration.ofHours(12));
        assertThat(assume(ROLE, "me", "DurationSeconds", "43200").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("ses-4.3")
    void bindsChainedRolesToAnHour() {
        role.maxSessionDuration(Duration.ofHours(12)).trust(role.arn());
        HttpResponse<String> first = assume(ROLE, "me");
        wire.key(new AccessKey(Wire.element(first, "AccessKeyId"), Wire.element(first, "SecretAccessKey")))
                .token(Wire.element(first, "SessionToken"));

        assertThat(Wire.error(assume(ROLE, "again", "DurationSeconds", "3601")))
                .isEqualTo(
                        "400 ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles"
                                + " assumed by role chaining.");
        assertThat(assume(ROLE, "again", "DurationSeconds", "3600").statusCode())
                .isEqualTo(200);
    }

    @Test
    void narrowsASessionByItsPolicy() {
        HttpResponse<String> assumed = assume(
                ROLE,
                "me",
                "Policy",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"ses:List*\", \"Resource\": \"*\"}}");
        Wire session = new Wire(sandbox)
                .key(new AccessKey(Wire.element(assumed, "AccessKeyId"), Wire.element(assumed, "SecretAccessKey")))
                .token(Wire.element(assumed, "SessionToken"));

        assertThat(Wire.element(assumed, "PackedPolicySize")).isNotEmpty();
        assertThat(session.ses("ListIdentities").statusCode()).isEqualTo(200);
        assertThat(Wire.error(session.ses("GetSendQuota")))
                .isEqualTo(
                        "403 AccessDenied: User: arn:aws:sts::123456789012:assumed-role/mailer/me is not authorized to"
                                + " perform: ses:GetSendQuota");
        assertThat(Wire.error(assume(ROLE, "me", "Policy", "{}"))).startsWith("400 MalformedPolicyDocument:");
    }

    @Test
    @Tag("ses-4.7")
    void wantsThePartitionOfTheRegion() {
        wire.region("us-gov-west-1");

        assertThat(assume(ROLE, "me").statusCode()).isEqualTo(403);
        HttpResponse<String> assumed = assume(ROLE.replace("arn:aws:", "arn:aws-us-gov:"), "me");
        assertThat(Wire.element(assumed, "Arn")).isEqualTo("arn:aws-us-gov:sts::123456789012:assumed-role/mailer/me");
    }

    private HttpResponse<String> assume(String arn, String session, String... more) {
        List<String> all = new ArrayList<>(List.of("RoleArn", arn, "RoleSessionName", session));
        all.addAll(List.of(more));
        return wire.sts("AssumeRole", all.toArray(String[]::new));
    }
}
