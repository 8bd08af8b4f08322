package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

    @TempDir
    Path home;

    @Test
    void listsConnectorsWithConnectionsAndActions() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("list");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        Golden.assertMatches("list.txt", outcome.out());
    }

    @Test
    void listsAsJson() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("list", "--output", "json");

        assertThat(outcome.code()).isZero();
        Golden.assertMatches("list.json", outcome.out());
    }

    @Test
    void colorsAtATerminalUnlessNoColorIsSet() throws IOException {
        assertThat(CommandRunner.in(home).atTerminal().run("list").out()).contains("\u001b[1mweather\u001b[0m");
        assertThat(CommandRunner.in(home)
                        .atTerminal()
                        .variable("NO_COLOR", "1")
                        .run("list")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void withoutAnyPluginSaysWhereItLookedAndSucceeds() throws IOException {
        CommandRunner runner = CommandRunner.inEmpty(home);

        CommandRunner.Outcome text = runner.run("list");
        CommandRunner.Outcome json = runner.run("list", "--output", "json");

        assertThat(text.code()).isZero();
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).isEqualTo("connectors: found no connectors; looked in " + runner.plugins() + ".\n");
        assertThat(json.out()).isEqualTo("{\n  \"connectors\": []\n}\n");
    }

    @Test
    void aBrokenPluginIsReportedWithItsJarAndTheOthersAreListed() throws IOException {
        CommandRunner runner = CommandRunner.in(home);
        Path jar = PluginFolder.writeBroken(runner.plugins());

        CommandRunner.Outcome outcome = runner.run("list");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .contains("connectors: skipped ", String.valueOf(jar.getParent()), "com.example.Absent");
        assertThat(outcome.err().lines().count()).as(outcome.err()).isEqualTo(2);
        Golden.assertMatches("list.txt", outcome.out());
    }

    @Test
    void furtherPluginFoldersAreSearched() throws IOException {
        Path more = home.resolve("more");
        PluginFolder.writeWeather(more);

        CommandRunner.Outcome outcome = CommandRunner.inEmpty(home).run("list", "--plugins", more.toString());

        Golden.assertMatches("list.txt", outcome.out());
    }

    @Test
    void aFolderThatDoesNotExistIsReported() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("list", "--plugins", "absent");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("absent", "Correct --plugins.");
        assertThat(outcome.out()).contains("weather");
    }
}
