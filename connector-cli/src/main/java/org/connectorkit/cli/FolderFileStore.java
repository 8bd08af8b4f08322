package org.connectorkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorkit.host.FileStore;
import org.connectorkit.spi.FileValue;

/** The files below some folders, by {@code file:} URIs. A link that leads out of them does not count as below. */
final class FolderFileStore implements FileStore {

    private final List<Path> folders;

    /** The folders exist. */
    FolderFileStore(List<Path> folders) {
        this.folders = folders.stream().map(FolderFileStore::real).toList();
    }

    @Override
    public Optional<FileValue> find(URI uri) {
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            return Optional.empty();
        }
        Path named;
        try {
            named = Path.of(uri);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(named)) {
            return Optional.empty();
        }
        Path file = real(named);
        return folders.stream().anyMatch(file::startsWith) ? Optional.of(new StoredFile(file)) : Optional.empty();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record StoredFile(Path file) implements FileValue {

        @Override
        public OptionalLong size() {
            try {
                return OptionalLong.of(Files.size(file));
            } catch (IOException e) {
                return OptionalLong.empty();
            }
        }

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
