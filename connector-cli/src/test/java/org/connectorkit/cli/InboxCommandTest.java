package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.connectorkit.cli.store.SandboxAddress;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.sandbox.SesSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InboxCommandTest {

    @TempDir
    Path home;

    private SesSandbox sandbox;
    private CommandRunner runner;
    private String url;

    @BeforeEach
    void startASandbox() throws IOException, InterruptedException {
        sandbox = SentMail.sandbox();
        runner = CommandRunner.inEmpty(home);
        url = sandbox.endpoint().toString();
    }

    @AfterEach
    void stopTheSandbox() {
        sandbox.close();
    }

    private String id(int index) {
        return sandbox.inbox().messages().get(index).messageId();
    }

    @Test
    void theListShowsTheLatestFirstWithTheEnvelope() throws IOException, InterruptedException {
        SentMail.send(sandbox.endpoint(), "First", "Hello");
        SentMail.send(sandbox.endpoint(), "Second \u001b[31m", "Hello");

        CommandRunner.Outcome outcome = runner.run("inbox", "list", "--sandbox", url);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .containsSubsequence("No", "Subject", "2", "Second", "1", "First")
                .contains("shop@example.com", "jane@example.net", "archive@example.net")
                .doesNotContain("\u001b");
    }

    @Test
    void theListAsJsonIsWhatTheSandboxAnswers() throws IOException, InterruptedException {
        SentMail.send(sandbox.endpoint(), "First", "Hello");
        SentMail.send(sandbox.endpoint(), "Second", "needle");

        JsonNode all = Json.read(runner.run("inbox", "list", "--sandbox", url, "--output", "json")
                .out());
        JsonNode found =
                Json.read(runner.run("inbox", "list", "--sandbox", url, "--search", "NEEDLE", "--output", "json")
                        .out());

        assertThat(all.path("messages").findValuesAsString("subject")).containsExactly("Second", "First");
        assertThat(found.path("messages").findValuesAsString("subject")).containsExactly("Second");
        assertThat(found.path("total").asInt()).isEqualTo(2);
        assertThat(Json.read(runner.run("inbox", "list", "--sandbox", url, "--limit", "1", "--output", "json")
                                .out())
                        .path("messages")
                        .findValuesAsString("subject"))
                .containsExactly("Second");
    }

    @Test
    void anEmptyInboxIsToldOnStandardErrorAlone() {
        CommandRunner.Outcome outcome = runner.run("inbox", "list", "--sandbox", url);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("The inbox at " + url + " is empty.");
        assertThat(runner.run("inbox", "list", "--sandbox", url, "--search", "x")
                        .err())
                .contains("is empty");
    }

    @Test
    void aMailIsShownByItsNumberAndByItsId() throws IOException, InterruptedException {
        SentMail.send(sandbox.endpoint(), "Grüße", "Hello\nJane");

        CommandRunner.Outcome byNumber = runner.run("inbox", "show", "1", "--sandbox", url);
        CommandRunner.Outcome byId = runner.run("inbox", "show", id(0), "--sandbox", url);

        assertThat(byNumber.code()).isZero();
        assertThat(byNumber.out())
                .isEqualTo(byId.out())
                .contains("envelope to    jane@example.net\nenvelope to    archive@example.net\n")
                .contains("Subject        Grüße\n", "Message id     " + id(0))
                .endsWith("\n\nHello\nJane\n");
    }

    @Test
    void aMailIsShownAsJsonAndAsItsSource() throws IOException, InterruptedException {
        SentMail.send(sandbox.endpoint(), "Hi", "Hello");

        JsonNode json = Json.read(runner.run("inbox", "show", "1", "--sandbox", url, "--output", "json")
                .out());
        String source =
                runner.run("inbox", "show", "1", "--sandbox", url, "--raw").out();

        assertThat(json.path("subject").asString()).isEqualTo("Hi");
        assertThat(json.at("/envelope/recipients").size()).isEqualTo(2);
        assertThat(source).contains("Subject: Hi\r\n").doesNotContain("archive@example.net");
    }

    @Test
    void mailsAreDeletedOneByOneOrAllAndNoneIfOneIsUnknown() throws IOException, InterruptedException {
        for (String subject : new String[] {"One", "Two", "Three"}) {
            SentMail.send(sandbox.endpoint(), subject, "Hello");
        }

        CommandRunner.Outcome unknown = runner.run("inbox", "delete", "1", "9", "--sandbox", url);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("has no message '9'", "connectors inbox list");
        assertThat(sandbox.inbox().size()).isEqualTo(3);

        CommandRunner.Outcome one = runner.run("inbox", "delete", "1", "--sandbox", url);
        assertThat(one.code()).isZero();
        assertThat(one.out()).isEmpty();
        assertThat(one.err()).isEqualTo("Deleted 1 mail.\n");
        assertThat(sandbox.inbox().size()).isEqualTo(2);

        assertThat(runner.run("inbox", "delete", "--all", "--sandbox", url, "--output", "json")
                        .out())
                .isEqualTo("{\n  \"deleted\": 2\n}\n");
        assertThat(sandbox.inbox().size()).isZero();
    }

    @Test
    void withoutAnAddressTheSandboxThatWasStartedLastIsMeant() throws IOException, InterruptedException {
        SentMail.send(sandbox.endpoint(), "Hi", "Hello");
        SandboxAddress address = new SandboxAddress(
                new UserFolders(home.resolve(".config/connectors"), home.resolve(".local/state/connectors")));

        assertThat(runner.run("inbox", "list").err()).contains("No sandbox is running.", "connectors dev");
        assertThat(runner.run("inbox", "list").code()).isEqualTo(2);
        try (SandboxAddress.Announcement known = address.announce(sandbox.endpoint())) {
            assertThat(known).isNotNull();
            assertThat(runner.run("inbox", "list").out()).contains("Hi");
        }
        assertThat(runner.run("inbox", "list").code()).isEqualTo(2);
    }

    @Test
    void aSandboxThatIsGoneIsToldWithTheRemedy() {
        sandbox.close();

        CommandRunner.Outcome outcome = runner.run("inbox", "list", "--sandbox", url, "--output", "json");

        assertThat(outcome.code()).isEqualTo(6);
        assertThat(outcome.err()).contains("No sandbox answers at " + url, "Start one with connectors dev");
        assertThat(Json.read(outcome.out()).at("/error/code").asString()).isEqualTo("SANDBOX_UNREACHABLE");
    }

    @Test
    void whatIsNoSandboxIsToldApart() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            String address = "http://127.0.0.1:" + other.getAddress().getPort();

            CommandRunner.Outcome outcome = runner.run("inbox", "show", "some-id", "--sandbox", address);

            assertThat(outcome.code()).isEqualTo(3);
            assertThat(outcome.err()).contains("What answers at " + address + " is no sandbox");
        } finally {
            other.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbox",
                "inbox show",
                "inbox delete",
                "inbox delete 1 --all",
                "inbox list --sandbox nonsense",
                "inbox list --sandbox https://127.0.0.1:1",
                "inbox list --sandbox http://example.com:80",
                "inbox list --sandbox http://127.0.0.1",
                "inbox list --limit 0",
                "inbox list --limit 1001",
                "inbox show 1 --raw --output json",
            })
    void aWrongCommandLineExitsWithTwo(String line) {
        CommandRunner.Outcome outcome = runner.run(line.split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("connectors: ").doesNotContain("Exception");
    }
}
