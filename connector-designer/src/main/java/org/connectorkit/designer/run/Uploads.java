package org.connectorkit.designer.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.connectorkit.forms.UploadedFile;
import org.connectorkit.host.FileStore;
import org.connectorkit.spi.FileValue;

/**
 * The files that people chose, in a folder that the user alone may read, until the designer stops. A run names them by
 * {@code upload:ID}.
 */
public final class Uploads implements FileStore, AutoCloseable {

    private static final String SCHEME = "upload";

    private record Upload(UploadedFile file, String type, Path content) implements FileValue {
        @Override
        public OptionalLong size() {
            return OptionalLong.of(file.size());
        }

        @Override
        public Optional<String> contentType() {
            return Optional.of(type).filter(text -> !text.isBlank());
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(content);
        }
    }

    private final Path folder;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    /** Makes the folder, among the machine's temporary ones. */
    public Uploads() {
        try {
            // createTempDirectory gives it to its owner alone
            folder = Files.createTempDirectory("connectors-designer-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for uploaded files could be made; check java.io.tmpdir", e);
        }
    }

    /** The folder; also for files that are still arriving. */
    public Path folder() {
        return folder;
    }

    /** Keeps a file. */
    public UploadedFile add(String name, String contentType, InputStream content) throws IOException {
        String id = UUID.randomUUID().toString();
        Path path = folder.resolve(id);
        UploadedFile file = new UploadedFile(id, name, Files.copy(content, path));
        uploads.put(id, new Upload(file, contentType, path));
        return file;
    }

    /** The file of an id. */
    public Optional<UploadedFile> find(String id) {
        return Optional.ofNullable(uploads.get(id)).map(Upload::file);
    }

    /** How a run names a file. */
    public static Map<String, Object> reference(UploadedFile file) {
        return Map.of("uri", SCHEME + ":" + file.id());
    }

    @Override
    public Optional<FileValue> find(URI uri) {
        return SCHEME.equals(uri.getScheme())
                ? Optional.ofNullable(uploads.get(uri.getSchemeSpecificPart()))
                : Optional.empty();
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("uploaded files could not be deleted; delete " + folder, e);
        }
    }
}
