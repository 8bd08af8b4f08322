package org.connectorkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Assumptions;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.account.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What AWS answers to a request that is not signed as it should be. */
@Tag("ses-7.5")
class SignatureTest {

    private static final String QUOTA = "Action=GetSendQuota&Version=2010-12-01";
    private static final String MISMATCH =
            "403 SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided."
                    + " Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
    private static final String INVALID_TOKEN =
            "403 InvalidClientTokenId: The security token included in the request is invalid.";

    private final TestClock clock = new TestClock();
    private final SesSandbox sandbox = SesSandbox.builder().clock(clock).start();
    private final Wire wire = new Wire(sandbox).clock(clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void takesAGoodSignature() {
        assertThat(wire.post(QUOTA).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnUnknownKey() {
        assertThat(Wire.error(wire.key(new AccessKey("AKIANOBODY", "x")).post(QUOTA)))
                .isEqualTo(INVALID_TOKEN);
    }

    @Test
    void refusesAWrongSecret() {
        AccessKey wrong = new AccessKey(sandbox.accessKey().id(), "wrong");

        assertThat(Wire.error(wire.key(wrong).post(QUOTA))).isEqualTo(MISMATCH);
    }

    @Test
    void refusesAnAlteredBodyEvenUnderItsOldHash() {
        Map<String, String> headers = wire.signed(QUOTA);

        assertThat(headers).containsKey("x-amz-content-sha256");
        assertThat(Wire.error(wire.send(headers, QUOTA + "&x=y"))).isEqualTo(MISMATCH);
    }

    @Test
    void refusesAnAlteredSignedHeader() {
        Map<String, String> headers = wire.signed(QUOTA);
        headers.put("content-type", "application/x-www-form-urlencoded");

        assertThat(Wire.error(wire.send(headers, QUOTA))).isEqualTo(MISMATCH);
    }

    @Test
    void refusesASignedHeaderThatWasNotSent() {
        Map<String, String> headers = wire.signed(QUOTA);
        headers.remove("x-amz-content-sha256");

        assertThat(Wire.error(wire.send(headers, QUOTA))).isEqualTo(MISMATCH);
    }

    @Test
    void requiresHostAndDateToBeSigned() {
        assertThat(Wire.error(send("SignedHeaders=[^,]*", "SignedHeaders=x-amz-date")))
                .isEqualTo("403 SignatureDoesNotMatch: 'Host' or ':authority' must be a 'SignedHeader' in the AWS"
                        + " Authorization.");
        assertThat(Wire.error(send("SignedHeaders=[^,]*", "SignedHeaders=host")))
                .isEqualTo(
                        "403 SignatureDoesNotMatch: 'x-amz-date' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void refusesAMissingOrBrokenAuthorization() {
        Map<String, String> headers = wire.signed(QUOTA);
        headers.remove("authorization");

        assertThat(Wire.error(wire.send(headers, QUOTA)))
                .isEqualTo("403 MissingAuthenticationToken: Request is missing Authentication Token");
        assertThat(Wire.error(send(".*", "AWS4-HMAC-SHA256 Credential=a")))
                .isEqualTo("400 IncompleteSignature: Authorization header requires 'Signature' parameter. Authorization"
                        + " header requires 'SignedHeaders' parameter.");
        assertThat(Wire.error(send("Credential=[^,]*", "Credential=a/b"))).startsWith("400 IncompleteSignature:");
        assertThat(Wire.error(send(".*", "Basic Zm9vOmJhcg==")))
                .isEqualTo("400 IncompleteSignature: Unsupported AWS 'algorithm': 'Basic'.");
        assertThat(Wire.error(send("aws4_request", "aws5_request"))).startsWith("403 SignatureDoesNotMatch:");
    }

    @Test
    void refusesAnotherService() {
        assertThat(Wire.error(wire.service("sts").post(QUOTA)))
                .isEqualTo("403 SignatureDoesNotMatch: Credential should be scoped to correct service: 'ses'.");
        assertThat(Wire.error(wire.service("ses").post("Action=GetCallerIdentity&Version=2011-06-15")))
                .isEqualTo("403 SignatureDoesNotMatch: Credential should be scoped to correct service: 'sts'.");
    }

    @Test
    @Tag("ses-5")
    void refusesRegionsThatSesDoesNotHave() {
        for (String region : new String[] {"us-nowhere-9", "US-EAST-1", "fips-us-east-1", "cn-north-1"}) {
            assertThat(Wire.error(wire.region(region).post(QUOTA)))
                    .isEqualTo("403 SignatureDoesNotMatch: Credential should be scoped to a valid region, not '"
                            + region + "'.");
        }
        assertThat(wire.region("eusc-de-east-1").post(QUOTA).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesADayThatIsNotThatOfTheDate() {
        assertThat(Wire.error(send("/20261122/", "/20261121/")))
                .isEqualTo("403 SignatureDoesNotMatch: Date in Credential scope does not match YYYYMMDD from ISO-8601"
                        + " version of date from HTTP: '20261121' != '20261122', from '20261122T120000Z'.");
    }

    @Test
    void refusesAClockThatIsOff() {
        assertThat(Wire.error(at(Duration.ofSeconds(-901)).sts("GetCallerIdentity")))
                .isEqualTo("403 SignatureDoesNotMatch: Signature expired: 20261122T114459Z is now earlier than"
                        + " 20261122T114500Z (20261122T120000Z - 15 min.)");
        assertThat(Wire.error(at(Duration.ofSeconds(901)).sts("GetCallerIdentity")))
                .isEqualTo("403 SignatureDoesNotMatch: Signature not yet current: 20261122T121501Z is still later than"
                        + " 20261122T121500Z (20261122T120000Z + 15 min.)");
        assertThat(at(Duration.ofSeconds(-899)).sts("GetCallerIdentity").statusCode())
                .isEqualTo(200);
    }

    @Test
    void hasItsOwnWindowForSes() {
        assertThat(Wire.error(at(Duration.ofMinutes(-6)).service("ses").post(QUOTA)))
                .startsWith("403 SignatureDoesNotMatch: Signature expired:");

        sandbox.account()
                .assumptions(Assumptions.defaults().withClockSkew(Duration.ofMinutes(15), Duration.ofMinutes(15)));

        assertThat(at(Duration.ofMinutes(-6)).service("ses").post(QUOTA).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("ses-4.5")
    void endsSessionsInTime() {
        User flow = sandbox.account().createUser("flow");
        sandbox.account().createRole("mailer").trust(flow).allow("ses:*");
        HttpResponse<String> assumed = wire.key(flow.accessKey())
                .sts(
                        "AssumeRole",
                        "RoleArn",
                        "arn:aws:iam::123456789012:role/mailer",
                        "RoleSessionName",
                        "me",
                        "DurationSeconds",
                        "900");
        AccessKey key = new AccessKey(Wire.element(assumed, "AccessKeyId"), Wire.element(assumed, "SecretAccessKey"));
        String token = Wire.element(assumed, "SessionToken");
        Wire session = wire.service("ses").key(key);

        assertThat(Wire.element(assumed, "Expiration")).isEqualTo("2026-11-22T12:15:00Z");
        assertThat(session.token(token).post(QUOTA).statusCode()).isEqualTo(200);
        assertThat(Wire.error(session.token("x" + token).post(QUOTA))).isEqualTo(INVALID_TOKEN);
        assertThat(Wire.error(session.token("").post(QUOTA))).isEqualTo(INVALID_TOKEN);
        clock.advance(Duration.ofSeconds(899));
        assertThat(session.token(token).post(QUOTA).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(Wire.error(session.token(token).post(QUOTA)))
                .isEqualTo("403 ExpiredToken: The security token included in the request is expired");
    }

    @Test
    void refusesATokenWithAUsersKey() {
        assertThat(Wire.error(wire.token("token").post(QUOTA))).isEqualTo(INVALID_TOKEN);
    }

    @Test
    void takesAnythingWhereTheRuleIsOff() {
        sandbox.account().relax(Rule.SIGNATURES);
        Map<String, String> headers = wire.signed(QUOTA);
        headers.remove("authorization");

        assertThat(wire.send(headers, QUOTA).statusCode()).isEqualTo(200);
        assertThat(wire.key(new AccessKey("AKIANOBODY", "x")).post(QUOTA).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> send(String pattern, String replacement) {
        Map<String, String> headers = wire.signed(QUOTA);
        headers.compute("authorization", (name, value) -> String.valueOf(value).replaceFirst(pattern, replacement));
        return wire.send(headers, QUOTA);
    }

    private Wire at(Duration offset) {
        return wire.clock(Clock.offset(clock, offset));
    }
}
