package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorkit.cli.CommandRunner.Outcome;
import org.connectorkit.engine.FileStoreProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files the flows of a worker may name. */
class WorkerFilesTest {

    @TempDir
    Path home;

    private StepWorker worker;
    private URI invoice;

    @BeforeEach
    void installAnEngineAndAStore() throws IOException {
        worker = StepWorker.in(home);
        worker.install("file-stores/notes", FileStoreProvider.class, NotesStore.class);
        Files.createDirectory(home.resolve("invoices"));
        invoice =
                Files.writeString(home.resolve("invoices/4711.pdf"), "invoice").toUri();
    }

    private Outcome step(URI cover, String... options) {
        return worker.run(
                "sendReport",
                "{\"title\": \"May\", \"readers\": [\"ann\"], \"connection\": \"station\", \"cover\": {\"uri\": \""
                        + cover + "\"}}",
                options);
    }

    @Test
    void aFileBelowANamedFolderIsRead() {
        assertThat(step(invoice, "--files", "invoices").out()).contains("\"cover\":7");
    }

    @Test
    void aFileBelowANamedLocationOfAStoreIsRead() {
        assertThat(step(URI.create("notes://may/one"), "--files", "invoices", "--files", "notes://may/")
                        .out())
                .contains("\"cover\":15");
    }

    @Test
    void whatIsBelowNeitherIsNotFound() {
        Outcome outcome = step(URI.create("notes://june/one"), "--files", "invoices", "--files", "notes://may/");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("'notes://june/one'").contains("not open to flows");
    }

    @Test
    void withoutTheOptionNoFileIsTakenByReference() {
        Outcome outcome = step(invoice);

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("cover").contains("base64");
    }

    @Test
    void aLocationThatNoStoreKnowsIsRefusedWithTheSchemesThatAre() {
        Outcome outcome = step(invoice, "--files", "note://may/");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("There is no file store for 'note:'").contains("notes:");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Outcome outcome = step(invoice, "--files", "invoice");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("There is no folder " + home.resolve("invoice"));
    }
}
