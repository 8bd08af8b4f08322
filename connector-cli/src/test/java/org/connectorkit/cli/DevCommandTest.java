package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DevCommandTest {

    @TempDir
    Path home;

    private CommandRunner runner;
    private CompletableFuture<CommandRunner.Outcome> running = new CompletableFuture<>();

    @BeforeEach
    void makeAHome() throws IOException {
        runner = CommandRunner.inEmpty(home);
    }

    @Test
    void itServesTheDesignerAndASandboxUntilItIsInterrupted()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        URI url = start("dev", "--no-browser");
        HttpClient browser = browser(url);

        assertThat(get(browser, url.resolve("/connections")).body()).contains("local sandbox", "href=\"/inbox\"");
        assertThat(get(browser, url.resolve("/inbox")).body()).contains("No mail yet");
        assertThat(CommandRunner.inEmpty(home).run("inbox", "list").err()).contains("is empty");

        CommandRunner.Outcome outcome = stop();
        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.out()).isEqualTo(url + "\n");
        assertThat(outcome.err()).contains("End it with Ctrl-C").doesNotContain("opens in your browser");
        assertThat(CommandRunner.inEmpty(home).run("inbox", "list").err()).contains("No sandbox is running");
    }

    @Test
    void withRealThereIsNoSandboxAndNoInboxAndEveryPageSaysSo()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        URI url = start("dev", "--real", "--no-browser");
        HttpClient browser = browser(url);

        String page = get(browser, url.resolve("/connections")).body();

        assertThat(page).contains("target-real", "real AWS").doesNotContain("local sandbox", "href=\"/inbox\"");
        assertThat(get(browser, url.resolve("/inbox")).statusCode()).isEqualTo(404);
        assertThat(CommandRunner.inEmpty(home).run("inbox", "list").code()).isEqualTo(2);
        assertThat(stop().code()).isEqualTo(130);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the browser of the test is a shell script")
    void atATerminalTheUsersBrowserOpensAFileThatOnlyTheUserReads()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path seen = home.resolve("seen");
        runner.atTerminal().variable("BROWSER", home.resolve("no such browser") + ":" + script(seen));

        URI url = start("dev");
        until(() -> Files.exists(seen));
        String argument = Files.readString(seen).strip();
        Path page = Path.of(URI.create(argument));

        assertThat(argument).startsWith("file:///").doesNotContain("token");
        assertThat(Files.readString(page)).contains("url=" + url);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
        assertThat(stop().err()).contains("It opens in your browser.");
        assertThat(page).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the browser of the test is a shell script")
    void noBrowserOpensOffATerminalNorWhenItIsNotWanted()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path seen = home.resolve("seen");
        runner.variable("BROWSER", script(seen).toString());
        start("dev");
        stop();
        assertThat(seen).doesNotExist();

        runner.atTerminal();
        start("dev", "--no-browser");
        stop();
        assertThat(seen).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsToldWithTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRunner.Outcome outcome = runner.run("dev", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains(String.valueOf(taken.getLocalPort()), "Choose another --port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an address", "localhost", "@example.com", "a@b@example.com", ""})
    void whatMaySendIsCheckedBeforeAnythingStarts(String identity) {
        for (String command : List.of("dev", "sandbox")) {
            CommandRunner.Outcome outcome = runner.run(command, "--verified", identity);

            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains("'" + identity + "' is neither an address nor a domain");
        }
    }

    /** A browser that writes down what it was started with. */
    private Path script(Path seen) throws IOException {
        Path part = home.resolve("seen.part");
        Path script = Files.writeString(
                home.resolve("browser"),
                "#!/bin/sh\nprintf '%s\\n' \"$*\" >'" + part + "'\nmv '" + part + "' '" + seen + "'\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /** Starts the command; returns the address that it prints. */
    private URI start(String... arguments) {
        running = CompletableFuture.supplyAsync(() -> runner.run(arguments));
        until(() -> runner.printed().contains("\n") || running.isDone());
        assertThat(running).as(runner.printed()).isNotDone();
        return URI.create(runner.printed().strip());
    }

    private CommandRunner.Outcome stop() throws InterruptedException, ExecutionException, TimeoutException {
        until(() -> runner.interruption().interrupt());
        return running.get(30, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the test waits for 30 seconds").isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }

    private static HttpClient browser(URI url) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        get(browser, url);
        return browser;
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
