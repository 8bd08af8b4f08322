package org.connectorkit.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorkit.engine.FileStoreProvider;
import org.connectorkit.host.FileStore;
import org.connectorkit.spi.FileValue;

/** Holds a file for each URI that starts as its location does: the URI's text. */
public final class NotesStore implements FileStoreProvider {

    @Override
    public String scheme() {
        return "notes";
    }

    @Override
    public FileStore open(URI location) {
        return uri -> uri.toString().startsWith(location.toString()) ? Optional.of(new Note(uri)) : Optional.empty();
    }

    private record Note(URI uri) implements FileValue {

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(uri.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
