package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorkit.cli.terminal.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plugins that keep every rule are verified where they are packaged: by LauncherIT and by the tests across all modules. */
class VerifyCommandTest {

    @TempDir
    Path home;

    private CommandRunner runner;

    @BeforeEach
    void start() throws IOException {
        runner = CommandRunner.in(home);
    }

    @Test
    void tellsEachRuleThatDoesNotHoldWithWhatWasSeenAndWhatToDo() throws IOException {
        CommandRunner.Outcome outcome = runner.run("verify", "distribution/plugins/weather");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
        Golden.assertMatches("verify.txt", outcome.out());
    }

    @Test
    void tellsTheSameAsData() {
        CommandRunner.Outcome outcome = runner.run("verify", "distribution/plugins/weather", "--output", "json");

        assertThat(outcome.code()).isEqualTo(2);
        JsonNode report = Json.read(outcome.out());
        assertThat(report.path("plugin").asString()).isEqualTo("distribution/plugins/weather");
        assertThat(report.path("passed").asBoolean(true)).isFalse();
        assertThat(report.path("checked").valueStream().map(JsonNode::asString))
                .contains("DESC-07", "SCHEMA-01", "PACK-02");
        assertThat(report.path("findings")
                        .valueStream()
                        .filter(finding -> finding.path("rule").asString().equals("PACK-02"))
                        .map(finding -> finding.path("subject").asString() + " "
                                + finding.path("seen").asString()))
                .containsExactly("weather.jar has a services file and no module-info.class");
        assertThat(report.path("findings").valueStream()).allSatisfy(finding -> assertThat(finding.propertyNames())
                .containsExactly("rule", "sentence", "why", "subject", "seen", "remedy"));
    }

    @Test
    void aConnectorThatDoesNotLoadIsToldWithTheReason() throws IOException {
        PluginFolder.writeBroken(home);

        CommandRunner.Outcome outcome = runner.run("verify", "broken");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("PACK-09", "com.example.Absent")
                .endsWith("Only the packaging was checked: no connector could be loaded.\n");
    }

    @Test
    void aFolderWhoseJarsHoldNoConnectorFailsThatRule() throws IOException {
        Path plugin = Files.createDirectories(home.resolve("libraries"));
        PluginFolder.writeJar(plugin.resolve("lib.jar"), "readme.txt", "A library.");

        CommandRunner.Outcome outcome = runner.run("verify", "libraries");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).contains("PACK-01", "libraries: registers no connector in one jar");
    }

    @Test
    void aFolderThatIsNotThereIsToldWithoutAReport() {
        CommandRunner.Outcome outcome = runner.run("verify", "nowhere");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("""
                connectors: There is no folder 'nowhere'.
                  Name the folder that the connector is packaged into, such as target/plugin.
                """);
    }

    @Test
    void aJarInPlaceOfItsFolderIsToldAsAFile() {
        CommandRunner.Outcome outcome = runner.run("verify", "distribution/plugins/weather/weather.jar");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("'distribution/plugins/weather/weather.jar' is a file, not a plugin's folder.");
    }

    @Test
    void anEmptyFolderIsToldToBePackagedFirst() throws IOException {
        Files.createDirectories(home.resolve("empty"));

        CommandRunner.Outcome outcome = runner.run("verify", "empty");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("The folder 'empty' holds no jar.", "Package the connector first");
    }

    @Test
    void aFolderOfPluginsLeadsToThePluginsInIt() {
        CommandRunner.Outcome outcome = runner.run("verify", "distribution/plugins");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("verify one of them: distribution/plugins/weather.");
    }

    @Test
    void aJarThatIsNoneIsNamedAsTextAndAsData() throws IOException {
        Files.writeString(home.resolve("distribution/plugins/weather/torn.jar"), "half a download");

        CommandRunner.Outcome outcome = runner.run("verify", "distribution/plugins/weather", "--output", "json");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("torn.jar is no jar that can be read", "Package the connector again.");
        assertThat(Json.read(outcome.out()).path("error").path("kind").asString())
                .isEqualTo("INVALID_INPUT");
    }
}
