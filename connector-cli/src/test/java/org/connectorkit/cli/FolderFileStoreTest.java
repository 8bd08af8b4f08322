package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.connectorkit.spi.FileValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderFileStoreTest {

    @TempDir
    Path folder;

    private Path allowed;
    private Path secret;
    private FolderFileStore store;

    @BeforeEach
    void writeFiles() throws IOException {
        allowed = Files.createDirectories(folder.resolve("invoices of May"));
        Files.writeString(Files.createDirectories(allowed.resolve("2026")).resolve("a b.pdf"), "content");
        secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.writeString(
                Files.createDirectories(folder.resolve("invoices of May, private"))
                        .resolve("b"),
                "private");
        store = new FolderFileStore(List.of(allowed));
    }

    @Test
    void aFileBelowTheFolderIsReadAsOftenAsNeeded() throws IOException {
        FileValue file =
                store.find(allowed.resolve("2026").resolve("a b.pdf").toUri()).orElseThrow();

        assertThat(file.size()).hasValue(7);
        for (int i = 0; i < 2; i++) {
            try (InputStream content = file.open()) {
                assertThat(content).hasContent("content");
            }
        }
    }

    @Test
    void whatIsNotBelowTheFolderIsNotFound() {
        assertThat(store.find(secret.toUri())).isEmpty();
        assertThat(store.find(URI.create(allowed.toUri() + "../secret"))).isEmpty();
        assertThat(store.find(URI.create(allowed.toUri() + "%2e%2e/secret"))).isEmpty();
        assertThat(store.find(
                        folder.resolve("invoices of May, private").resolve("b").toUri()))
                .isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a link needs a right there")
    void aLinkThatLeadsOutIsNotFound() throws IOException {
        Path link = Files.createSymbolicLink(allowed.resolve("link"), secret);
        Path folderLink = Files.createSymbolicLink(allowed.resolve("folder link"), folder);
        Path inside = Files.createSymbolicLink(allowed.resolve("inside"), allowed.resolve("2026/a b.pdf"));

        assertThat(store.find(link.toUri())).isEmpty();
        assertThat(store.find(folderLink.resolve("secret").toUri())).isEmpty();
        assertThat(store.find(inside.toUri())).isPresent();
    }

    @Test
    void foldersMissingFilesAndOtherSchemesAreNotFound() {
        assertThat(store.find(allowed.resolve("2026").toUri())).isEmpty();
        assertThat(store.find(allowed.resolve("missing").toUri())).isEmpty();
        assertThat(store.find(URI.create("https://example.com/a"))).isEmpty();
        assertThat(store.find(URI.create("file://host/etc/passwd"))).isEmpty();
        assertThat(store.find(URI.create("file:relative"))).isEmpty();
        assertThat(store.find(URI.create("file:///nul%00"))).isEmpty();
    }
}
