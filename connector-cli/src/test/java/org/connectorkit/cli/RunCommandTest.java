package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.connectorkit.cli.terminal.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RunCommandTest {

    private static final String SECRET = "s3cr3t-of-the-station";

    @TempDir
    Path home;

    private CommandRunner runner;
    private String connection;

    @BeforeEach
    void saveAConnectionFile() throws IOException {
        runner = CommandRunner.in(home).variable("STATION_KEY", SECRET);
        connection = runner.file(
                "station.json",
                "{\"type\": \"apiKey\", \"inputs\": {\"user\": \"ann\", \"apiKey\": \"${env:STATION_KEY}\"}}");
    }

    private CommandRunner.Outcome run(String action, String... more) {
        return runner.run(
                Stream.concat(Stream.of("run", "weather", action, "--connection", connection), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static JsonNode json(CommandRunner.Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return Json.read(outcome.out());
    }

    @Test
    void printsTheResultForPeople() {
        CommandRunner.Outcome outcome = run("currentWeather", "--set", "city=Turin");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .isEqualTo("city         Turin\ntemperature  21\nstation      built-in\nretries      2\n");
    }

    @Test
    void printsTheResultAsJsonAndNothingElse() {
        JsonNode result = json(run("currentWeather", "--set", "city=Turin", "--set", "unit=F", "--output", "json"));

        assertThat(result.path("temperature").asInt()).isEqualTo(70);
    }

    @Test
    void readsInputsFromAFileAndFromStandardInput() throws IOException {
        String file = runner.file("in.json", "{\"city\": \"Lima\"}");
        assertThat(run("currentWeather", "--input", file).out()).contains("Lima");

        runner.stdin("\ufeff{\"city\": \"Oslo\"}");
        assertThat(run("currentWeather", "--input", "-").out()).contains("Oslo");
    }

    @Test
    void everyShapeCanBeSet() throws IOException {
        String page = runner.file("a page.txt", "12345");
        String input = runner.file("in.json", "{\"title\": \"old\", \"readers\": [\"ann@example.com\"]}");

        JsonNode result = json(run(
                "sendReport",
                "--input",
                input,
                "--set",
                "title=A=B",
                "--set",
                "readers=bob@example.com",
                "--set",
                "readers=[\"cy@example.com\"]",
                "--set",
                "urgent=true",
                "--set",
                "copies=3",
                "--set",
                "tags=colour=red=ish",
                "--set",
                "tags={\"size\": \"L\"}",
                "--set",
                "cover=" + page,
                "--attach",
                "Seite 1.txt=" + page,
                "--set",
                "pages={\"inline\": {\"text\": \"123\"}}",
                "--output",
                "json"));

        assertThat(result.toString())
                .isEqualTo("{\"id\":\"7\",\"title\":\"A=B\",\"readers\":[\"ann@example.com\",\"bob@example.com\","
                        + "\"cy@example.com\"],\"note\":null,\"urgent\":true,\"copies\":3,"
                        + "\"tags\":{\"colour\":\"red=ish\",\"size\":\"L\"},\"cover\":5,"
                        + "\"pages\":{\"inline\":3,\"Seite 1.txt\":5}}");
    }

    @Test
    void everyProblemIsToldAtOnceAndNothingRuns() {
        CommandRunner.Outcome outcome = run(
                "sendReport",
                "--set",
                "urgent=perhaps",
                "--set",
                "copies=0",
                "--set",
                "colour=red",
                "--set",
                "noEqualsSign",
                "--set",
                "tags={\"a\"",
                "--attach",
                "page=" + home.resolve("absent.txt"));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains(
                        "inputs need attention; nothing was done:",
                        "title",
                        "urgent",
                        "copies",
                        "colour",
                        "readers",
                        "pages[\"page\"]",
                        "tags  ",
                        "--set",
                        "'noEqualsSign' is not of the form key=value");
    }

    @Test
    void problemsAreDataToo() {
        CommandRunner.Outcome outcome = run("currentWeather", "--set", "unit=K", "--output", "json");

        JsonNode error = Json.read(outcome.out()).path("error");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(error.path("kind").asString()).isEqualTo("INVALID_INPUT");
        assertThat(error.path("retryable").asBoolean()).isFalse();
        assertThat(error.path("problems").findValuesAsString("path")).containsExactlyInAnyOrder("city", "unit");
    }

    @Test
    void aMissingConnectionIsOneOfTheProblems() {
        CommandRunner.Outcome outcome = runner.run("run", "weather", "currentWeather");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("city", "connection  is required. Give --connection NAME or FILE.json.")
                .doesNotContain("--sandbox");
    }

    @Test
    void anUnknownConnectionIsOneOfTheProblems() {
        CommandRunner.Outcome outcome = runner.run("run", "weather", "currentWeather", "--connection", "statoin");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("city", "There is no saved connection 'statoin'.", "connectors connection add statoin");
    }

    @Test
    void problemsInAConnectionFileAreToldBesideThoseOfTheInputs() throws IOException {
        connection = runner.file("station.json", "{\"type\": \"apiKey\", \"inputs\": {\"apiKey\": \"abc\"}}");

        CommandRunner.Outcome outcome = run("currentWeather");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("city", "connection.user", "connection.apiKey")
                .doesNotContain("abc");
    }

    @Test
    void aConnectionFileThatIsNoJsonIsNotQuoted() throws IOException {
        connection = runner.file("station.json", "{\"type\": \"apiKey\", \"inputs\": {\"apiKey\": " + SECRET + "}}");

        CommandRunner.Outcome outcome = run("currentWeather", "--set", "city=Turin");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("station.json", "line 1, column").doesNotContain("s3cr3t");
    }

    @Test
    void aConnectionFileThatDoesNotExistIsNamed() {
        connection = "absent.json";

        CommandRunner.Outcome outcome = run("currentWeather", "--set", "city=Turin");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("The connection file absent.json does not exist.");
    }

    @Test
    void anUnsetVariableIsAProblemOfTheConnection() throws IOException {
        connection = runner.file(
                "station.json", "{\"type\": \"apiKey\", \"inputs\": {\"user\": \"a\", \"apiKey\": \"${env:ABSENT}\"}}");

        CommandRunner.Outcome outcome = run("currentWeather", "--set", "city=Turin");

        assertThat(outcome.code()).isIn(2, 3);
        assertThat(outcome.err()).contains("${env:ABSENT}");
    }

    @Test
    void aReferenceInAnActionsInputIsTextAndNothingElse() {
        JsonNode result = json(run("currentWeather", "--set", "city=${env:STATION_KEY}", "--output", "json"));

        assertThat(result.path("city").asString()).isEqualTo("${env:STATION_KEY}");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_INPUT, 2",
        "CONNECTION, 3",
        "REJECTED, 4",
        "RATE_LIMITED, 6",
        "UNAVAILABLE, 6",
        "UNKNOWN_OUTCOME, 5",
        "INTERNAL, 1"
    })
    void theExitCodeTellsTheKindOfFailure(String kind, int code) {
        CommandRunner.Outcome outcome = run(
                "sendReport", "--set", "title=t", "--set", "readers=a", "--set", "outcome=" + kind, "--output", "json");

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err())
                .contains(
                        "Failed as asked.\\u001b[31m", "Ask for something else.", "service code E42", "request id r-1")
                .doesNotContain("\u001b");
        JsonNode error = Json.read(outcome.out()).path("error");
        assertThat(error.path("kind").asString()).isEqualTo(kind);
        assertThat(error.path("code").asString()).isEqualTo("ASKED_FOR");
        assertThat(error.path("serviceCode").asString()).isEqualTo("E42");
        assertThat(error.path("requestId").asString()).isEqualTo("r-1");
    }

    @Test
    void aRunThatTakesTooLongEndsWithAnUnknownOutcome() {
        CommandRunner.Outcome outcome = run(
                "sendReport",
                "--set",
                "title=t",
                "--set",
                "readers=a",
                "--set",
                "outcome=WAIT",
                "--set",
                "note=" + home.resolve("waiting"),
                "--timeout",
                "2s");

        assertThat(outcome.code()).isEqualTo(5);
    }

    @Test
    void anInterruptedRunSaysThatItMayHaveHappened() throws InterruptedException, ExecutionException, TimeoutException {
        Path waiting = home.resolve("waiting");
        CompletableFuture<CommandRunner.Outcome> running = CompletableFuture.supplyAsync(() -> run(
                "sendReport",
                "--set",
                "title=t",
                "--set",
                "readers=a",
                "--set",
                "outcome=WAIT",
                "--set",
                "note=" + waiting));
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(waiting) && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
        }
        assertThat(runner.interruption().interrupt()).isTrue();

        CommandRunner.Outcome outcome = running.get(30, TimeUnit.SECONDS);

        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.err())
                .contains("Interrupted. Send Report may have happened all the same.", "Look in the service");
    }

    @Test
    void aDryRunShowsWhatWouldBeDone() {
        CommandRunner.Outcome outcome =
                run("sendReport", "--set", "title=t", "--set", "readers=a", "--dry-run", "--output", "json");

        assertThat(json(outcome).path("id").asString()).isEqualTo("none yet");
        assertThat(outcome.err()).contains("Dry run: nothing was done.");
    }

    @Test
    void aDryRunOfAnActionWithoutPreviewChecksItsInputs() {
        CommandRunner.Outcome good = run("currentWeather", "--set", "city=Turin", "--dry-run", "--output", "json");
        CommandRunner.Outcome bad = run("currentWeather", "--dry-run");

        assertThat(json(good).toString()).isEqualTo("{\"valid\":true}");
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains("city");
    }

    @Test
    void settingsReachTheSession() {
        CommandRunner.Outcome outcome = run(
                "currentWeather",
                "--set",
                "city=Turin",
                "--setting",
                "stationUrl=http://127.0.0.1:1",
                "--setting",
                "retries=5");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("station      http://127.0.0.1:1", "retries      5");
    }

    @Test
    void wrongSettingsAreToldWithTheInputsAndOnce() {
        CommandRunner.Outcome outcome = run(
                "currentWeather",
                "--set",
                "town=Turin",
                "--setting",
                "retries=many",
                "--setting",
                "speed=3",
                "--setting",
                "nothing");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("5 inputs need attention; nothing was done:")
                .containsOnlyOnce("  --setting retries  ")
                .containsOnlyOnce("  --setting speed    ")
                .containsOnlyOnce("  --setting          'nothing' is not of the form key=value")
                .containsOnlyOnce("  town               ")
                .containsOnlyOnce("  city               ");
    }

    @Test
    void aDryRunWithAWrongSettingIsRefused() {
        CommandRunner.Outcome outcome =
                run("currentWeather", "--set", "city=Turin", "--setting", "retries=many", "--dry-run");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("One setting needs attention; nothing was done:", "  retries  ", "  Correct --setting.");
    }

    @Test
    void theSkeletonIsASampleThatRuns() throws IOException {
        CommandRunner.Outcome skeleton = runner.run("run", "weather", "sendReport", "--skeleton");

        Golden.assertMatches("skeleton.json", skeleton.out());
        String sample = runner.file("sample.json", skeleton.out());
        assertThat(json(run("sendReport", "--input", sample, "--output", "json"))
                        .path("readers")
                        .toString())
                .isEqualTo("[\"ann@example.com\"]");
    }

    @Test
    void inputThatIsNoJsonIsRefusedWithItsPlace() throws IOException {
        String file = runner.file("in.json", "{\n  \"city\": Turin\n}");

        CommandRunner.Outcome outcome = run("currentWeather", "--input", file);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("in.json", "line 2, column");
    }

    @Test
    void inputThatGivesAMemberTwiceIsRefused() throws IOException {
        String file = runner.file("in.json", "{\"city\": \"Turin\", \"city\": \"Oslo\"}");

        assertThat(run("currentWeather", "--input", file).code()).isEqualTo(2);
    }

    @Test
    void inputThatIsNoObjectIsRefused() {
        runner.stdin("[1]");

        CommandRunner.Outcome outcome = run("currentWeather", "--input", "-");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("standard input", "holds no JSON object");
    }

    @Test
    void anInputFileThatDoesNotExistIsNamedWithTheWayToMakeOne() {
        CommandRunner.Outcome outcome = run("currentWeather", "--input", "absent.json");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("absent.json does not exist", "--skeleton");
    }

    @Test
    void attachingToAnActionWithoutFilesIsRefused() {
        CommandRunner.Outcome outcome = run("currentWeather", "--set", "city=Turin", "--attach", "a=b");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("the action takes no files by name");
    }

    @Test
    void theSandboxIsRefusedForAnotherConnector() {
        CommandRunner.Outcome outcome = runner.run("run", "weather", "currentWeather", "--sandbox");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("stands in for aws-ses alone, not for 'weather'");
    }

    @Test
    void aConnectionAndTheSandboxExcludeEachOther() {
        assertThat(run("currentWeather", "--sandbox").code()).isEqualTo(2);
    }

    @Test
    void unknownConnectorsAndActionsAreAnsweredWithTheNearest() {
        assertThat(runner.run("run", "wheather", "currentWeather").err()).contains("Did you mean 'weather'?");
        assertThat(run("currentWether").err()).contains("Did you mean 'currentWeather'?");
    }

    @ParameterizedTest
    @CsvSource({"0s", "-1s", "1d", "soon", "99999999999"})
    void aTimeThatIsNoneIsRefused(String time) {
        CommandRunner.Outcome outcome = run("currentWeather", "--timeout=" + time);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("write it as 500ms, 30s, 5m or 1h");
    }

    @Test
    void theSecretShowsNowhere() {
        CommandRunner.Outcome outcome = run(
                "sendReport", "--set", "title=" + SECRET.substring(0, 20), "--set", "readers=" + SECRET, "--verbose");

        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET);
    }
}
