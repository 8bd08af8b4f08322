package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorkit.cli.CommandRunner.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesCommandTest {

    @TempDir
    Path home;

    private StepWorker worker;

    @BeforeEach
    void installAnEngine() throws IOException {
        worker = StepWorker.in(home);
    }

    @Test
    void aFileIsWrittenForEveryAction() {
        Outcome outcome = worker.command("templates", "--engine", "step", "--to", "forms");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(home.resolve("forms/weather.currentWeather.json")).content().endsWith("\n");
        assertThat(home.resolve("forms/weather.sendReport.json")).exists();
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamedWithTheRemedy() throws IOException {
        Files.writeString(home.resolve("forms"), "");

        Outcome outcome = worker.command("templates", "--engine", "step", "--to", "forms");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .isEqualTo("connectors: " + home.resolve("forms/weather.currentWeather.json")
                        + " cannot be written: " + home.resolve("forms")
                        + " is a file, not a folder.\n  Correct that, or name another folder with --to.\n");
    }

    @Test
    void aFolderBelowAFileIsNamedWithTheRemedy() throws IOException {
        Files.writeString(home.resolve("notes"), "");

        Outcome outcome = worker.command("templates", "--engine", "step", "--to", "notes/forms/8");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(home.resolve("notes") + " is a file, not a folder.");
    }
}
