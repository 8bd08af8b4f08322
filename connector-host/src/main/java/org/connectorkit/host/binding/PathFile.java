package org.connectorkit.host.binding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorkit.spi.FileValue;

/** A file of this machine. */
final class PathFile implements FileValue {

    private final Path path;
    private final long size;
    private final Optional<String> contentType;

    PathFile(Path path, long size, Optional<String> contentType) {
        this.path = path;
        this.size = size;
        this.contentType = contentType;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(size);
    }

    @Override
    public Optional<String> contentType() {
        return contentType;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
