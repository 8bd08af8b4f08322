package org.connectorkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorkit.sandbox.account.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The actions on identities. */
class IdentitiesTest {

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final Wire wire = new Wire(sandbox);

    IdentitiesTest() {
        sandbox.account().relax(Rule.API_RATE);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @Tag("ses-1.17")
    void validatesWhatTheSdkPassesThrough() {
        assertThat(Wire.error(wire.ses("ListIdentities", "IdentityType", "bogus", "MaxItems", "0")))
                .isEqualTo(
                        "400 ValidationError: 2 validation errors detected: Value 'bogus' at 'identityType' failed to"
                                + " satisfy constraint: Member must satisfy enum value set: [EmailAddress, Domain]; Value '0' at"
                                + " 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1");
        assertThat(Wire.error(wire.ses("ListIdentities", "MaxItems", "1001"))).contains("less than or equal to 1000");
    }

    @Test
    @Tag("ses-1.18")
    @Tag("ses-1.19")
    void bindsTokensToTheirType() {
        sandbox.account().verify("a@x.org").addUnverified("b@x.org");
        String token =
                Wire.element(wire.ses("ListIdentities", "IdentityType", "EmailAddress", "MaxItems", "1"), "NextToken");

        assertThat(Wire.element(
                        wire.ses("ListIdentities", "IdentityType", "EmailAddress", "NextToken", token), "member"))
                .isEqualTo("b@x.org");
        for (String wrong : new String[] {"", "x", token + "x"}) {
            assertThat(Wire.error(wire.ses("ListIdentities", "IdentityType", "EmailAddress", "NextToken", wrong)))
                    .startsWith("400 InvalidParameterValue");
        }
        assertThat(Wire.error(wire.ses("ListIdentities", "IdentityType", "Domain", "NextToken", token)))
                .startsWith("400 InvalidParameterValue");
    }

    @Test
    void leavesVerificationPendingOnRequest() {
        sandbox.account().verifiesAtOnce(false);
        wire.ses("VerifyDomainIdentity", "Domain", "New.org");
        wire.ses("VerifyDomainIdentity", "Domain", "example.com");
        var attributes = wire.ses(
                "GetIdentityVerificationAttributes",
                "Identities.member.1",
                "new.org",
                "Identities.member.2",
                "example.com",
                "Identities.member.3",
                "unknown.org");

        assertThat(Wire.element(attributes, "key")).isEqualTo("new.org,example.com");
        assertThat(Wire.element(attributes, "VerificationStatus")).isEqualTo("Pending,Success");
        assertThat(Wire.element(attributes, "VerificationToken")).isNotEmpty();
    }

    @Test
    void deletesIdentities() {
        wire.ses("DeleteIdentity", "Identity", "example.com");

        assertThat(wire.ses("ListIdentities").body()).contains("<Identities/>");
        assertThat(wire.ses("DeleteIdentity", "Identity", "example.com").statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesMalformedIdentities() {
        assertThat(Wire.error(wire.ses("VerifyEmailIdentity", "EmailAddress", "x")))
                .isEqualTo("400 InvalidParameterValue: Missing final '@domain'");
        assertThat(Wire.error(wire.ses("VerifyDomainIdentity", "Domain", "x")))
                .isEqualTo("400 InvalidParameterValue: Invalid domain name x.");
        assertThat(Wire.error(wire.ses("VerifyDomainIdentity"))).contains("Value null at 'domain'");
    }

    @Test
    void createsConfigurationSetsOnce() {
        assertThat(wire.ses("CreateConfigurationSet", "ConfigurationSet.Name", "s")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Wire.error(wire.ses("CreateConfigurationSet", "ConfigurationSet.Name", "s")))
                .startsWith("400 ConfigurationSetAlreadyExists");
        assertThat(Wire.error(wire.ses("CreateConfigurationSet", "ConfigurationSet.Name", "a b")))
                .startsWith("400 InvalidConfigurationSet");
    }
}
