package org.connectorkit.cli.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the sandbox listens that this user started last, so that other commands find it. */
public final class SandboxAddress {

    private final Path file;

    /** Kept in a user's folder for state. */
    public SandboxAddress(UserFolders folders) {
        this.file = folders.state().resolve("sandbox-address");
    }

    /** The address; absent where none runs. One that was killed may have left its own. */
    public Optional<URI> find() throws IOException {
        try {
            String text = PrivateFiles.read(file).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Makes an address known until the announcement is closed, or another sandbox announces its own. */
    public Announcement announce(URI endpoint) throws IOException {
        PrivateFiles.write(file, endpoint + "\n");
        return new Announcement(endpoint);
    }

    /** Ends when closed. */
    public final class Announcement implements AutoCloseable {

        private final URI endpoint;

        private Announcement(URI endpoint) {
            this.endpoint = endpoint;
        }

        /** The address. */
        public URI endpoint() {
            return endpoint;
        }

        @Override
        public void close() throws IOException {
            if (find().filter(endpoint::equals).isPresent()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
