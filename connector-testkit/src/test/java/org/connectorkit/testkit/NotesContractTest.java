package org.connectorkit.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.connectorkit.host.DescriptorJson;
import org.connectorkit.host.MarkdownReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract as an author meets it, on the sound connector. */
class NotesContractTest extends ConnectorContract {

    @TempDir
    private static Path directory;

    private static NotesService service;
    private static Path plugin;

    @BeforeAll
    static void start() throws IOException {
        service = new NotesService();
        plugin = NotesPlugin.sound().pack(directory);
        try (ConnectorHarness harness = ConnectorHarness.forPlugin(plugin).build()) {
            Files.writeString(
                    directory.resolve("notes.json"),
                    DescriptorJson.of(harness.connector()).toString());
            Files.writeString(directory.resolve("notes.md"), MarkdownReference.page(harness.connector()));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Override
    protected ContractSubject subject() {
        return ContractSubject.builder(plugin, service.uri())
                .addConnection("token", proxy -> Map.of("server", proxy.toString(), "token", NotesService.TOKEN))
                .addAction("addNote", Map.of("title", "Shopping"))
                .addAction("readNote", Map.of("id", "note-1"))
                .released(directory.resolve("notes.json"))
                .page(directory.resolve("notes.md"))
                .build();
    }
}
