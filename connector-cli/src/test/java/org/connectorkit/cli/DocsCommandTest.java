package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorkit.cli.weather.WeatherConnector;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.MarkdownReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DocsCommandTest {

    private static final Path PAGE = Path.of("docs", "connectors", "weather.md");

    @TempDir
    Path home;

    @Test
    void printsTheReferencePage() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("docs", "weather");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo(MarkdownReference.page(ConnectorDescriptor.of(new WeatherConnector())));
    }

    @Test
    void writesThePageThatItPrintsAndFindsItFresh() throws IOException {
        CommandRunner runner = CommandRunner.in(home);

        assertThat(runner.run("docs", "--write").code()).isZero();

        assertThat(Files.readString(home.resolve(PAGE)))
                .isEqualTo(runner.run("docs", "weather").out());
        CommandRunner.Outcome check = runner.run("docs", "--check");
        assertThat(check.code()).isZero();
        assertThat(check.err()).contains(PAGE + " is fresh.");
    }

    @Test
    void aMissingPageIsStaleAndTheCommandThatMakesItIsTold() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("docs", "--check");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(PAGE + " does not exist.", "Refresh with: connectors docs --write weather");
    }

    @Test
    void aPageThatDiffersInOneCharacterIsStale() throws IOException {
        CommandRunner runner = CommandRunner.in(home);
        Path page = home.resolve("pages/weather.md");
        assertThat(runner.run("docs", "--write", "pages/weather.md").code()).isZero();
        Files.writeString(page, Files.readString(page) + " ");

        CommandRunner.Outcome outcome = runner.run("docs", "--check", "pages/weather.md");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "pages/weather.md is stale: weather has changed since it was written.",
                        "Refresh with: connectors docs --write pages/weather.md");
    }

    @Test
    void aPageOfNoConnectorIsRefused() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("docs", "--check", "docs/connectors/wether.md");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("There is no connector 'wether'. Did you mean 'weather'?");
    }

    @Test
    void withoutAPluginNothingIsFresh() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.inEmpty(home).run("docs", "--check");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("found no connectors");
    }

    @Test
    void onePageIsPrintedAtATime() throws IOException {
        assertThat(CommandRunner.in(home).run("docs").code()).isEqualTo(2);
        assertThat(CommandRunner.in(home).run("docs", "weather", "weather").code())
                .isEqualTo(2);
    }

    @Test
    void aFileInPlaceOfAFolderIsNamedWithTheRemedy() throws IOException {
        CommandRunner runner = CommandRunner.in(home);
        Files.writeString(home.resolve("docs"), "");

        CommandRunner.Outcome outcome = runner.run("docs", "--write", "weather");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .isEqualTo("connectors: " + home.resolve(PAGE) + " cannot be written: " + home.resolve("docs")
                        + " is a file, not a folder.\n  Correct that, or name a page elsewhere: connectors docs --write"
                        + " FOLDER/weather.md\n");
    }

    @Test
    void aFolderInPlaceOfAPageIsNamedWithTheRemedy() throws IOException {
        CommandRunner runner = CommandRunner.in(home);
        Files.createDirectories(home.resolve(PAGE));

        CommandRunner.Outcome outcome = runner.run("docs", "--write");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .startsWith("connectors: " + home.resolve(PAGE) + " cannot be written: it is a folder, not a file.\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatMayNotBeWrittenIsNamedWithTheRemedy() throws IOException {
        CommandRunner runner = CommandRunner.in(home);
        Path locked = Files.createDirectory(home.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write anywhere");

        CommandRunner.Outcome outcome = runner.run("docs", "--write", "locked/weather.md");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .startsWith("connectors: " + locked.resolve("weather.md")
                        + " cannot be written: this user may not write there.\n");
    }

    @Test
    void aPageThatIsNoTextIsStale() throws IOException {
        CommandRunner runner = CommandRunner.in(home);
        Files.write(home.resolve("weather.md"), new byte[] {(byte) 0xff});

        CommandRunner.Outcome outcome = runner.run("docs", "--check", "weather.md");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("weather.md is stale");
    }
}
