package org.connectorkit.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks up what {@code ${scheme:reference}} stands for in the inputs of a connection. Implemented by the embedder, safe for
 * concurrent calls. The host asks on every use, so that a value that changed is taken up by the next run.
 */
@FunctionalInterface
public interface SecretResolver {

    /**
     * Returns the value, or empty if there is none under that name.
     *
     * @param reference what stands after the colon; not blank
     * @throws RuntimeException if the value cannot be looked up now; the host logs it masked and reports a failure of kind
     *     {@link org.connectorkit.spi.ErrorKind#CONNECTION} that names the reference
     */
    Optional<String> resolve(String reference);

    /** Reads the environment of this process. */
    static SecretResolver environment() {
        return name -> Optional.ofNullable(System.getenv(name));
    }

    /** Reads UTF-8 text files by their path, without the line break at their end. */
    static SecretResolver files() {
        return reference -> {
            Path file = Path.of(reference);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readString(file).replaceFirst("\\R\\z", ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
