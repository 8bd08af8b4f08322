package org.connectorkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.connectorkit.sandbox.account.Assumptions;
import org.connectorkit.sandbox.account.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that SendEmail enforces, their texts, and that each can be switched off. */
class SendingRulesTest {

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final Wire wire = new Wire(sandbox);

    SendingRulesTest() {
        sandbox.account().relax(Rule.SEND_RATE);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @Tag("ses-1.01")
    void countsRecipientsOverToCcAndBcc() {
        List<String> fifty = new ArrayList<>();
        IntStream.range(0, 50)
                .forEach(i -> fifty.addAll(List.of(
                        "Destination." + (i % 2 == 0 ? "To" : "Bcc") + "Addresses.member." + (i + 1),
                        "r" + i + "@x.org")));
        List<String> fiftyOne = new ArrayList<>(fifty);
        fiftyOne.addAll(List.of("Destination.CcAddresses.member.1", "one@x.org"));

        assertThat(send("a@example.com", fifty.toArray(String[]::new)).statusCode())
                .isEqualTo(200);
        assertThat(sandbox.inbox().messages().get(0).envelope().recipients()).hasSize(50);
        assertRefused(
                Rule.RECIPIENT_LIMIT,
                "400 InvalidParameterValue: Recipient count exceeds 50.",
                "a@example.com",
                fiftyOne.toArray(String[]::new));
    }

    @Test
    @Tag("ses-1.04")
    void requiresARecipient() {
        assertRefused(
                Rule.REQUIRED_HEADERS,
                "400 InvalidParameterValue: Missing required header 'To'.",
                "a@example.com",
                "Destination.ToAddresses",
                "");
    }

    @Test
    void takesBccAlone() {
        assertThat(send("a@example.com", "Destination.BccAddresses.member.1", "b@x.org")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.inbox().messages().get(0).mail().headers()).noneMatch(h -> h.startsWith("To:"));
    }

    @ParameterizedTest
    @Tag("ses-3.1")
    @Tag("ses-3.2")
    @Tag("ses-3.3")
    @CsvSource(delimiter = '|', textBlock = """
                    a                     | Missing final '@domain'
                    a@                    | Missing domain
                    @x.org                | Missing local name
                    a b@x.org             | Local address contains control or whitespace
                    a@x y.org             | Domain contains control or whitespace
                    ["a@x.org"]           | Local address contains illegal character
                    a@x.org, b@x.org      | Illegal address
                    Karen, Chan <k@x.org> | Illegal address
                    T: a@x.org, b@x.org;  | Illegal address
                    a@x                   | Missing final '@domain'
                    é@x.org               | Local address contains illegal character
                    a@é.org               | Domain contains illegal character
                    """)
    void refusesAddressesInTheWordsOfSes(String address, String text) {
        assertThat(Wire.error(sendTo(address)).replace("&lt;", "<")).isEqualTo("400 InvalidParameterValue: " + text);
    }

    @Test
    @Tag("ses-3.3")
    void refusesANullCharacterInAnAddress() {
        assertThat(Wire.error(sendTo("a@x.org\u0000")))
                .isEqualTo("400 InvalidParameterValue: Local address contains control or whitespace");
    }

    @Test
    void takesAddressesThatAreRight() {
        for (String address : List.of(
                "a@x.org", " a@x.org ", "\"B, C\" <b@x.org>", "a+tag@sub.x.org", "=?UTF-8?Q?=C3=A9?= <a@x.org>")) {
            assertThat(sendTo(address).statusCode()).as(address).isEqualTo(200);
        }
    }

    @Test
    void takesLooseAddressesWhereTheRuleIsOff() {
        sandbox.account().relax(Rule.ADDRESSES);

        assertThat(sendTo("é@x").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("ses-1.12")
    void checksReplyToAsAnAddressOnly() {
        assertThat(send("a@example.com", to(), "b@x.org", "ReplyToAddresses.member.1", "any@other.org")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Wire.error(send("a@example.com", to(), "b@x.org", "ReplyToAddresses.member.1", "any")))
                .isEqualTo("400 InvalidParameterValue: Missing final '@domain'");
    }

    @Test
    @Tag("ses-1.13")
    void refusesSendersThatAreNotVerified() {
        assertThat(Wire.error(send("Name <a@no.org>", to(), "b@x.org")))
                .isEqualTo(
                        "400 MessageRejected: Email address is not verified. The following identities failed the check"
                                + " in region US-EAST-1: Name &lt;a@no.org&gt;, a@no.org");
        assertThat(Wire.error(wire.region("eu-west-1").ses("SendEmail", message("a@no.org", to(), "b@x.org"))))
                .endsWith("in region EU-WEST-1: a@no.org");
        assertRefused(Rule.VERIFIED_SENDERS, "400 MessageRejected: ", "a@no.org", to(), "b@x.org");
    }

    @Test
    @Tag("ses-1.12")
    void refusesAReturnPathThatIsNotVerified() {
        assertThat(Wire.error(send("a@example.com", to(), "b@x.org", "ReturnPath", "r@no.org")))
                .endsWith("US-EAST-1: r@no.org");
        assertThat(send("a@example.com", to(), "b@x.org", "ReturnPath", "r@example.com")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.inbox().messages().get(0).envelope().returnPath()).isEqualTo("r@example.com");
    }

    @Test
    void takesSubdomainsLabelsAndPendingIdentitiesAsSesDoes() {
        sandbox.account().verify("me@one.org").addUnverified("pending.org");

        assertThat(send("a@sub.Example.COM", to(), "b@x.org").statusCode()).isEqualTo(200);
        assertThat(send("me+label@one.org", to(), "b@x.org").statusCode()).isEqualTo(200);
        assertThat(send("you@one.org", to(), "b@x.org").statusCode()).isEqualTo(400);
        assertThat(send("a@pending.org", to(), "b@x.org").statusCode()).isEqualTo(400);
        assertThat(send("a@notexample.com", to(), "b@x.org").statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("ses-1.14")
    void refusesRecipientsOfASandboxAccountThatAreNotVerified() {
        sandbox.account().inSandbox(true);

        assertThat(sendTo("c@example.com").statusCode()).isEqualTo(200);
        assertThat(sendTo("success@simulator.amazonses.com").statusCode()).isEqualTo(200);
        assertThat(Wire.error(sendTo("b@x.org")))
                .isEqualTo(
                        "400 MessageRejected: Email address is not verified. The following identities failed the check"
                                + " in region US-EAST-1: b@x.org");
        assertRefused(Rule.VERIFIED_RECIPIENTS, "400 MessageRejected: ", "a@example.com", to(), "b@x.org");
    }

    @Test
    @Tag("ses-1.13")
    void endsALongListOfIdentitiesInAnEllipsis() {
        sandbox.account().inSandbox(true).assumptions(Assumptions.defaults().withIdentityCounts(2, 100));

        assertThat(Wire.error(send(
                        "a@example.com",
                        to(),
                        "b@x.org",
                        "Destination.CcAddresses.member.1",
                        "c@x.org",
                        "Destination.CcAddresses.member.2",
                        "d@x.org")))
                .endsWith("US-EAST-1: b@x.org, c@x.org...");
    }

    @Test
    @Tag("ses-1.20")
    void knowsConfigurationSets() {
        sandbox.account().createConfigurationSet("set");

        assertThat(send("a@example.com", to(), "b@x.org", "ConfigurationSetName", "set")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> unknown = send("a@example.com", to(), "b@x.org", "ConfigurationSetName", "no");
        assertThat(Wire.error(unknown))
                .isEqualTo("400 ConfigurationSetDoesNotExist: Configuration set &lt;no&gt; does not exist.");
        assertThat(Wire.element(unknown, "ConfigurationSetName")).isEqualTo("no");
        sandbox.account().configurationSet("set").orElseThrow().paused(true);
        assertThat(Wire.error(send("a@example.com", to(), "b@x.org", "ConfigurationSetName", "set")))
                .startsWith("400 ConfigurationSetSendingPausedException:");
        assertRefused(
                Rule.CONFIGURATION_SETS,
                "400 ConfigurationSetDoesNotExist",
                "a@example.com",
                to(),
                "b@x.org",
                "ConfigurationSetName",
                "no");
    }

    @Test
    @Tag("ses-1.20")
    void sendsNothingFromAPausedAccount() {
        wire.ses("UpdateAccountSendingEnabled", "Enabled", "false");

        assertThat(Wire.element(wire.ses("GetAccountSendingEnabled"), "Enabled"))
                .isEqualTo("false");
        assertRefused(Rule.ACCOUNT_PAUSE, "400 AccountSendingPausedException:", "a@example.com", to(), "b@x.org");
    }

    @Test
    @Tag("ses-1.26")
    void refusesMalformedTags() {
        assertThat(tag("campaign_1", "a.b@c-d").statusCode()).isEqualTo(200);
        assertThat(Wire.error(tag("a.b", "c"))).startsWith("400 InvalidParameterValue: Invalid tag name &lt;a.b&gt;");
        assertThat(Wire.error(tag("a", "ü"))).startsWith("400 InvalidParameterValue: Invalid tag value");
        assertThat(Wire.error(tag("", "c"))).isEqualTo("400 InvalidParameterValue: The tag name must be specified.");
        assertThat(Wire.error(tag("a", "c".repeat(256))))
                .isEqualTo("400 InvalidParameterValue: Tag value cannot exceed 255 characters.");
        sandbox.account().relax(Rule.TAGS);
        assertThat(tag("a.b", "c").statusCode()).isEqualTo(200);
    }

    @Test
    void namesEveryMissingParameter() {
        assertThat(Wire.error(wire.ses("SendEmail", "Message.Subject.Data", "s")))
                .isEqualTo("400 ValidationError: 3 validation errors detected: Value null at 'source' failed to satisfy"
                        + " constraint: Member must not be null; Value null at 'destination' failed to satisfy constraint:"
                        + " Member must not be null; Value null at 'message.body' failed to satisfy constraint: Member must"
                        + " not be null");
    }

    @Test
    @Tag("ses-1.02")
    void bindsTheSizeOfPartsToo() {
        String large = "x".repeat(10_485_760);

        assertThat(Wire.error(wire.ses(
                        "SendEmail",
                        "Source",
                        "a@example.com",
                        to(),
                        "b@x.org",
                        "Message.Subject.Data",
                        "s",
                        "Message.Body.Text.Data",
                        large)))
                .isEqualTo("400 InvalidParameterValue: Message length is more than 10485760 bytes long: '10485761'.");
    }

    @Test
    @Tag("ses-1.22")
    void showsQuestionMarksWhereTheCharsetIsMissing() {
        wire.ses(
                "SendEmail",
                "Source",
                "a@example.com",
                to(),
                "b@x.org",
                "Message.Subject.Data",
                "Grüße",
                "Message.Body.Text.Data",
                "Grüße");

        assertThat(sandbox.inbox().messages().get(0).mail().subject()).isEqualTo("Gr??e");
        assertThat(sandbox.inbox().messages().get(0).mail().text()).contains("Gr??e");
    }

    private void assertRefused(Rule rule, String error, String source, String... namesAndValues) {
        int before = sandbox.inbox().size();
        assertThat(Wire.error(send(source, namesAndValues))).startsWith(error);
        assertThat(sandbox.inbox().size()).isEqualTo(before);
        sandbox.account().relax(rule);
        assertThat(send(source, namesAndValues).statusCode())
                .as("without " + rule)
                .isEqualTo(200);
        sandbox.account().enforce(rule);
        assertThat(send(source, namesAndValues).statusCode())
                .as("with " + rule + " again")
                .isEqualTo(400);
    }

    private HttpResponse<String> tag(String name, String value) {
        return send("a@example.com", to(), "b@x.org", "Tags.member.1.Name", name, "Tags.member.1.Value", value);
    }

    private HttpResponse<String> sendTo(String address) {
        return send("a@example.com", to(), address);
    }

    private HttpResponse<String> send(String source, String... namesAndValues) {
        return wire.ses("SendEmail", message(source, namesAndValues));
    }

    private static String to() {
        return "Destination.ToAddresses.member.1";
    }

    private static String[] message(String source, String... namesAndValues) {
        List<String> all =
                new ArrayList<>(List.of("Source", source, "Message.Subject.Data", "s", "Message.Body.Text.Data", "t"));
        all.addAll(List.of(namesAndValues));
        return all.toArray(String[]::new);
    }
}
