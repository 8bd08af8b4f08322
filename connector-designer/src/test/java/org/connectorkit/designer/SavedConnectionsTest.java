package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections: made, tried, changed, removed; their secrets come in and never out. */
class SavedConnectionsTest {

    private static final String NEW = "/connections/new/aws-ses/accessKey";
    private static final String WRONG_SECRET = "wrong/wrong/wrong/wrong/wrong/wrong/wron";

    private Workbench workbench;
    private Client client;
    private String keyId;
    private String secret;

    @BeforeEach
    void openTheDesigner() {
        workbench = Workbench.start();
        client = new Client(workbench);
        keyId = workbench.sandbox().accessKey().id();
        secret = workbench.sandbox().accessKey().secret();
    }

    @AfterEach
    void closeTheDesigner() {
        workbench.close();
    }

    @Test
    void aSecretThatIsLeftBlankIsKept() {
        save(NEW, Map.of("name", "work", "in.accessKeyId", keyId, "in.secretAccessKey", secret));

        HttpResponse<String> changed =
                test("/connections/edit/work", Map.of("in.accessKeyId", keyId, "in.secretAccessKey", ""));

        assertThat(changed.body()).contains("‘work’ works", "Connected as").doesNotContain(secret);
        assertThat(workbench.connections().secret("work.secretAccessKey")).contains(secret);
    }

    @Test
    void aSecretThatIsTypedReplacesTheSavedOne() {
        save(NEW, Map.of("name", "work", "in.accessKeyId", keyId, "in.secretAccessKey", WRONG_SECRET));
        assertThat(client.post("/connections/test/work", Map.of()).body()).contains("‘work’ does not work");

        save("/connections/edit/work", Map.of("in.accessKeyId", keyId, "in.secretAccessKey", secret));

        assertThat(client.post("/connections/test/work", Map.of()).body()).contains("‘work’ works");
    }

    @Test
    void aFailedChangeKeepsTheSavedSecretAndSaysSoInTheForm() {
        save(NEW, Map.of("name", "work", "in.accessKeyId", keyId, "in.secretAccessKey", secret));

        HttpResponse<String> refused =
                save("/connections/edit/work", Map.of("in.accessKeyId", "", "in.secretAccessKey", ""));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("<title>Error:", "Access Key ID is required", "Saved – leave blank to keep")
                .doesNotContain("Secret Access Key is required")
                .doesNotContain(secret);
        assertThat(workbench.connections().secret("work.secretAccessKey")).contains(secret);
    }

    @Test
    void aTestThatFailsTellsTheCauseAndTheNextStepAndNoSecret() {
        HttpResponse<String> tested =
                test(NEW, Map.of("name", "work", "in.accessKeyId", keyId, "in.secretAccessKey", WRONG_SECRET));

        assertThat(tested.body())
                .contains("<title>Error:", "‘work’ does not work", "Next step:", "It took")
                .doesNotContain(WRONG_SECRET);
    }

    @Test
    void aTypedReferenceIsKeptAsItIs() {
        save(NEW, Map.of("name", "shared", "in.accessKeyId", keyId, "in.secretAccessKey", secret));
        save(
                NEW,
                Map.of(
                        "name",
                        "work",
                        "in.accessKeyId",
                        keyId,
                        "in.secretAccessKey",
                        "${saved:shared.secretAccessKey}"));

        assertThat(workbench
                        .connections()
                        .find("work")
                        .orElseThrow()
                        .inputs()
                        .path("secretAccessKey")
                        .asString())
                .isEqualTo("${saved:shared.secretAccessKey}");
    }

    @Test
    void aNameThatIsTakenOrNoneIsRefusedAndNothingIsSaved() {
        for (String name : new String[] {"", "sandbox", "two words", "<b>bold</b>"}) {
            HttpResponse<String> refused =
                    save(NEW, Map.of("name", name, "in.accessKeyId", keyId, "in.secretAccessKey", secret));

            assertThat(refused.statusCode()).as(name).isEqualTo(422);
            assertThat(refused.body()).as(name).contains("href=\"#name\"").doesNotContain("<b>bold", secret);
        }
        assertThat(workbench.connections().names()).containsExactly("sandbox");
    }

    @Test
    void theSandboxsOwnConnectionCanBeTestedButNotChanged() {
        assertThat(client.post("/connections/test/sandbox", Map.of()).body()).contains("‘sandbox’ works");
        assertThat(client.get("/connections/edit/sandbox").statusCode()).isEqualTo(409);
        assertThat(client.post("/connections/remove/sandbox", Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(workbench.connections().names()).containsExactly("sandbox");
    }

    @Test
    void aConnectionIsRemovedWithItsSecretsAfterAQuestion() {
        save(NEW, Map.of("name", "work", "in.accessKeyId", keyId, "in.secretAccessKey", secret));

        assertThat(client.get("/connections/remove/work").body()).contains("Remove work?");
        client.post("/connections/remove/work", Map.of());

        assertThat(workbench.connections().names()).containsExactly("sandbox");
        assertThat(workbench.connections().secret("work.secretAccessKey")).isEmpty();
    }

    private HttpResponse<String> save(String path, Map<String, String> fields) {
        return submit(path, fields, "save");
    }

    private HttpResponse<String> test(String path, Map<String, String> fields) {
        return submit(path, fields, "test");
    }

    private HttpResponse<String> submit(String path, Map<String, String> fields, String button) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("do", button);
        return client.post(path, all);
    }
}
