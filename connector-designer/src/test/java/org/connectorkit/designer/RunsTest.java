package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs: their progress, their end, their history. */
class RunsTest {

    private static final String LIST_IDENTITIES = "/actions/aws-ses/listIdentities";
    private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(2);

    private Workbench workbench;
    private Client client;

    @BeforeEach
    void openTheDesigner() {
        workbench = Workbench.start();
        client = new Client(workbench);
    }

    @AfterEach
    void closeTheDesigner() {
        workbench.close();
    }

    @Test
    void aRunThatTakesLongShowsThatItRunsUntilItIsCancelled() {
        workbench.sandbox().faults().next("ListIdentities", Fault.delay(LONGER_THAN_THE_TEST));
        HttpResponse<String> running = listIdentities();
        String path = running.uri().getPath();

        assertThat(path).startsWith("/runs/");
        assertThat(running.body()).contains("<title>Running: List Identities", "<progress", ">Cancel</button>");
        assertThat(client.get("/actions").body()).contains("state-running");

        client.post(path + "/cancel", Map.of());
        assertThat(client.get(path + "/wait").body()).isEqualTo("{\"done\":true}");
        assertThat(client.get(path).body())
                .contains("<title>Error: Cancelled: List Identities", "Cancel was asked for")
                .doesNotContain("<progress", ">Cancel</button>");
    }

    @Test
    void aSendThatIsCancelledOnItsWayIsNotToldAsCancelled() {
        workbench.sandbox().faults().next("SendRawEmail", Fault.delay(LONGER_THAN_THE_TEST));
        HttpResponse<String> running = client.startMail("On its way");
        String path = running.uri().getPath();

        client.post(path + "/cancel", Map.of());
        client.get(path + "/wait");

        assertThat(client.get(path).body())
                .contains("<title>Error: Outcome unknown: Send Email", "state-unknown", "notice-unknown", "Next step");
        assertThat(workbench.sandbox().inbox().size()).isEqualTo(1);
    }

    @Test
    void aCancelThatComesTooLateChangesNothing() {
        HttpResponse<String> done = client.sendMail("Done");

        HttpResponse<String> after = client.post(done.uri().getPath() + "/cancel", Map.of());

        assertThat(after.body()).contains("<title>Succeeded: Send Email").doesNotContain("Cancel was asked for");
    }

    @Test
    void theHistoryTellsWhatCameOfEachRunLatestFirst() {
        client.sendMail("First");
        listIdentities();
        workbench.sandbox().faults().next("SendRawEmail", Fault.error(400, "MessageRejected", "Not today."));
        client.sendMail("Refused");

        assertThat(client.get("/actions").body())
                .containsSubsequence(
                        "state-error\">Failed", "Send Email",
                        "state-ok\">Succeeded", "List Identities",
                        "state-ok\">Succeeded", "Send Email");
        assertThat(client.get(LIST_IDENTITIES).body())
                .containsOnlyOnce("class=\"run-action\"")
                .contains("List Identities");
    }

    @Test
    void aRefusalInTheSandboxTellsWhoMaySendThere() {
        String refused = client.submit(
                        "/actions/aws-ses/sendEmail",
                        Map.<String, Object>of(
                                "do", "run",
                                "in.connection", "sandbox",
                                "in.awsRegion", "us-east-1",
                                "in.toAddresses", "jane@example.com",
                                "in.sender", "me@example.net",
                                "in.subject", "Hello",
                                "in.text", "Hello"))
                .body();

        assertThat(refused).contains("<strong>Here:</strong> The sandbox lets example.com send and nobody else.");
        assertThat(client.sendMail("From there").body()).doesNotContain("<strong>Here:</strong>");
    }

    @Test
    void aRunIsEditedAndRunAgainWithWhatItWasGiven() {
        HttpResponse<String> done = client.sendMail("Again & again");

        assertThat(client.get("/actions/aws-ses/sendEmail?run="
                                + done.uri().getPath().substring("/runs/".length()))
                        .body())
                .contains("value=\"Again &amp; again\"", "value=\"jane@example.com\"");
    }

    @Test
    void aFormThatIsSubmittedTwiceRunsOnce() {
        String form = client.get("/actions/aws-ses/sendEmail")
                .body()
                .replaceAll("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1");
        Map<String, Object> fields = new LinkedHashMap<>(Map.of(
                "form", form,
                "do", "run",
                "in.connection", "sandbox",
                "in.awsRegion", "us-east-1",
                "in.toAddresses", "jane@example.com",
                "in.sender", "shop@example.com",
                "in.subject", "Once",
                "in.text", "Hello"));

        HttpResponse<String> first = client.submit("/actions/aws-ses/sendEmail", fields);
        HttpResponse<String> second = client.submit("/actions/aws-ses/sendEmail", fields);

        assertThat(second.uri()).isEqualTo(first.uri());
        assertThat(workbench.sandbox().inbox().size()).isEqualTo(1);

        fields.put("form", "no id of ours");
        client.submit("/actions/aws-ses/sendEmail", fields);
        assertThat(workbench.sandbox().inbox().size()).isEqualTo(2);
    }

    @Test
    void aRunOfAnotherSessionIsNotFound() {
        HttpResponse<String> none = client.get("/runs/9b2d3c1e-0000-0000-0000-000000000000");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("<title>Error: Not found", "not of this session");
    }

    @Test
    void aMailIsFoundFromTheRunThatSentIt() {
        String result = client.sendMail("Where is it").body();
        String messageId = workbench.sandbox().inbox().messages().get(0).messageId();

        assertThat(result).contains("href=\"/inbox/" + messageId + "\">Open in inbox", "The sandbox took SendRawEmail");
    }

    private HttpResponse<String> listIdentities() {
        return client.post(
                LIST_IDENTITIES,
                Map.of(
                        "do", "run",
                        "in.connection", "sandbox",
                        "in.awsRegion", "us-east-1",
                        "in.identityType", "EmailAddress"));
    }
}
