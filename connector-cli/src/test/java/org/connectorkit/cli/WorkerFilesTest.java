package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorkit.cli.CommandRunner.Outcome;
import org.connectorkit.engine.Engine;
import org.connectorkit.engine.FileStoreProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files the flows of a worker may name. */
class WorkerFilesTest {

    @TempDir
    Path home;

    private CommandRunner command;
    private URI invoice;

    @BeforeEach
    void installAnEngineAndAStore() throws IOException {
        command = CommandRunner.in(home).variable("KEY", "1234");
        extension("engines/step", Engine.class, StepEngine.class);
        extension("file-stores/notes", FileStoreProvider.class, NotesStore.class);
        Files.createDirectory(home.resolve("invoices"));
        invoice =
                Files.writeString(home.resolve("invoices/4711.pdf"), "invoice").toUri();
        assertThat(command.run(
                                "connection",
                                "add",
                                "station",
                                "weather",
                                "apiKey",
                                "--set",
                                "user=ann",
                                "--set",
                                "apiKey=${env:KEY}")
                        .code())
                .isZero();
    }

    private <S> void extension(String folder, Class<S> service, Class<? extends S> provider) throws IOException {
        Path jars = Files.createDirectories(home.resolve("distribution").resolve(folder));
        PluginFolder.writeJar(jars.resolve("it.jar"), "META-INF/services/" + service.getName(), provider.getName());
    }

    private Outcome step(URI cover, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = WorkerCommand.NAME;
        arguments[1] = "step";
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[arguments.length - 1] =
                "{\"title\": \"May\", \"readers\": [\"ann\"], \"connection\": \"station\", \"cover\": {\"uri\": \""
                        + cover + "\"}}";
        return command.run(arguments);
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
