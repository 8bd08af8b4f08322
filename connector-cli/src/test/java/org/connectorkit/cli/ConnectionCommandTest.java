package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.connectorkit.cli.terminal.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionCommandTest {

    private static final String SECRET = "s3cr3t-of-the-station";

    @TempDir
    Path home;

    private CommandRunner runner;

    @BeforeEach
    void makeHome() throws IOException {
        runner = CommandRunner.in(home);
    }

    private CommandRunner.Outcome add(String name, String... more) {
        return runner.run(Stream.concat(
                        Stream.of("connection", "add", name, "weather", "apiKey", "--set", "user=ann"), Stream.of(more))
                .toArray(String[]::new));
    }

    private List<Path> savedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(home.resolve("distribution")))
                    .toList();
        }
    }

    @Test
    void aSecretFromStandardInputIsSavedSealedAndUsed() throws IOException {
        CommandRunner.Outcome added = runner.stdin(SECRET + "\n")
                .run("connection", "add", "station", "weather", "apiKey", "--set", "user=ann", "--secret-stdin");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).isEmpty();
        assertThat(added.err()).contains("Saved connection 'station'");
        assertThat(savedFiles()).hasSize(3).allSatisfy(file -> {
            assertThat(Files.readString(file)).doesNotContain(SECRET);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        });
        assertThat(runner.run("connection", "test", "station").out()).contains("station works, in ", "ann at built-in");
        assertThat(runner.run("run", "weather", "currentWeather", "--connection", "station", "--set", "city=Turin")
                        .code())
                .isZero();
    }

    @Test
    void aSecretIsAskedForWithoutEcho() throws IOException {
        List<String> questions = new ArrayList<>();
        runner.prompt(question -> {
            questions.add(question);
            return question.startsWith("API Key") ? SECRET.toCharArray() : new char[0];
        });

        CommandRunner.Outcome added = add("station");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(questions).containsExactly("API Key: ", "PIN (Enter for none): ");
        assertThat(added.out() + added.err()).doesNotContain(SECRET);
        assertThat(runner.run("connection", "test", "station").code()).isZero();
    }

    @Test
    void aReferenceIsSavedAsItIs() throws IOException {
        CommandRunner.Outcome added = runner.variable("KEY", SECRET)
                .run(
                        "connection",
                        "add",
                        "station",
                        "weather",
                        "apiKey",
                        "--set",
                        "user=ann",
                        "--set",
                        "apiKey=${env:KEY}");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(savedFiles()).singleElement().satisfies(file -> assertThat(Files.readString(file))
                .contains("\"connector\": \"weather\"", "\"apiKey\": \"${env:KEY}\""));
        assertThat(runner.run("connection", "test", "station").code()).isZero();
    }

    @Test
    void aSecretInClearIsRefusedWithTheRemedy() throws IOException {
        CommandRunner.Outcome added = add("station", "--set", "apiKey=" + SECRET);

        assertThat(added.code()).isEqualTo(2);
        assertThat(added.err())
                .contains("apiKey  is a secret", "--secret-stdin", "${env:NAME}")
                .doesNotContain(SECRET);
        assertThat(savedFiles()).isEmpty();
    }

    @Test
    void whereNobodyCanBeAskedTheSecretIsAProblem() {
        CommandRunner.Outcome added = add("station");

        assertThat(added.code()).isEqualTo(2);
        assertThat(added.err()).contains("apiKey  is required, and there is no terminal to ask at.");
    }

    @Test
    void everyProblemIsToldAtOnceAndNothingIsSaved() throws IOException {
        CommandRunner.Outcome added = runner.stdin("abc\n")
                .run("connection", "add", "station", "weather", "apiKey", "--set", "usr=ann", "--secret-stdin");

        assertThat(added.code()).isEqualTo(2);
        assertThat(added.err()).contains("usr", "user", "apiKey").doesNotContain("abc");
        assertThat(savedFiles()).isEmpty();
    }

    @Test
    void aNameIsReplacedOnlyWhenAsked() {
        runner.stdin(SECRET);
        assertThat(add("station", "--secret-stdin").code()).isZero();

        CommandRunner.Outcome again = add("station", "--secret-stdin");

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("There is a connection 'station' already.", "--replace");
        assertThat(add("station", "--secret-stdin", "--replace").code()).isZero();
    }

    @Test
    void aNameThatIsAPathIsRefused() throws IOException {
        CommandRunner.Outcome added = add("../station", "--set", "apiKey=${env:KEY}");

        assertThat(added.code()).isEqualTo(2);
        assertThat(savedFiles()).isEmpty();
    }

    @Test
    void savedConnectionsAreListedWithoutTheirInputs() {
        runner.stdin(SECRET);
        add("b-station", "--secret-stdin");
        add("a-station", "--secret-stdin");

        CommandRunner.Outcome text = runner.run("connection", "list");
        CommandRunner.Outcome json = runner.run("connection", "list", "--output", "json");

        assertThat(text.out()).isEqualTo("a-station  weather apiKey\nb-station  weather apiKey\n");
        assertThat(Json.read(json.out()).findValuesAsString("name")).containsExactly("a-station", "b-station");
        assertThat(json.out()).doesNotContain("ann").doesNotContain(SECRET);
    }

    @Test
    void aRemovedConnectionLeavesNoSecret() throws IOException {
        runner.stdin(SECRET);
        add("station", "--secret-stdin");
        add("station2", "--secret-stdin");

        assertThat(runner.run("connection", "remove", "station").code()).isZero();

        assertThat(savedFiles().stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("station2.json", "station2.apiKey", "secrets.key");
        CommandRunner.Outcome again = runner.run("connection", "remove", "station");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("There is no saved connection 'station'. Did you mean 'station2'?");
    }

    @Test
    void aConnectionThatDoesNotWorkTellsTheCauseAndANextStep() {
        runner.stdin("wrong-key");
        add("station", "--secret-stdin");

        CommandRunner.Outcome test = runner.run("connection", "test", "station", "--output", "json");

        assertThat(test.code()).isEqualTo(3);
        assertThat(test.err()).contains("The station refused the key.", "Ask the station for another key.");
        assertThat(Json.read(test.out()).path("error").path("code").asString()).isEqualTo("KEY_REFUSED");
    }

    @Test
    void aConnectionFileCanBeTested() throws IOException {
        String file =
                runner.file("c.json", "{\"type\": \"apiKey\", \"inputs\": {\"user\": \"ann\", \"apiKey\": \"1234\"}}");

        assertThat(runner.run("connection", "test", file).err()).contains("Add --connector KEY.");
        assertThat(runner.run("connection", "test", file, "--connector", "weather")
                        .out())
                .contains("ann at built-in");
    }

    @Test
    void aConnectionIsNotTestedWithAWrongSetting() throws IOException {
        runner.stdin(SECRET);
        add("station", "--secret-stdin");

        CommandRunner.Outcome test =
                runner.run("connection", "test", "station", "--setting", "retries=many", "--setting", "stationUrl");

        assertThat(test.code()).isEqualTo(2);
        assertThat(test.out()).isEmpty();
        assertThat(test.err())
                .contains(
                        "2 settings need attention; nothing was done:",
                        "  retries  ",
                        "'stationUrl' is not of the form");
    }

    @Test
    void anUnreadableKeyIsToldApartFromAWrongSecret() throws IOException {
        runner.stdin(SECRET);
        add("station", "--secret-stdin");
        Files.delete(home.resolve(".local/state/connectors/secrets.key"));

        CommandRunner.Outcome test = runner.run("connection", "test", "station");

        assertThat(test.code()).isEqualTo(3);
        assertThat(test.err()).contains("saved:station.apiKey");
    }

    @Test
    void aSavedConnectionThatOthersMayReadIsNotUsed() throws IOException {
        runner.stdin(SECRET);
        add("station", "--secret-stdin");
        Path file = home.resolve(".config/connectors/connections/station.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        CommandRunner.Outcome test = runner.run("connection", "test", "station");

        assertThat(test.code()).isEqualTo(3);
        assertThat(test.err()).contains("may be read or changed by others", "chmod 600");
    }

    @Test
    void theFoldersFollowTheXdgVariables() {
        Path config = home.resolve("c");
        Path state = home.resolve("s");
        runner.variable("XDG_CONFIG_HOME", config.toString())
                .variable("XDG_STATE_HOME", state.toString())
                .stdin(SECRET);

        assertThat(add("station", "--secret-stdin").code()).isZero();

        assertThat(config.resolve("connectors/connections/station.json")).exists();
        assertThat(config.resolve("connectors/secrets/station.apiKey")).exists();
        assertThat(state.resolve("connectors/secrets.key")).exists();
    }

    @Test
    void aDamagedConnectionDoesNotHideTheOthers() throws IOException {
        runner.stdin(SECRET);
        add("station", "--secret-stdin");
        Path damaged = home.resolve(".config/connectors/connections/old.json");
        Files.writeString(damaged, "{");
        Files.setPosixFilePermissions(damaged, PosixFilePermissions.fromString("rw-------"));

        CommandRunner.Outcome list = runner.run("connection", "list");

        assertThat(list.out()).isEqualTo("station  weather apiKey\n");
        assertThat(list.err()).contains("old.json can't be read", "connectors connection remove old");
    }
}
