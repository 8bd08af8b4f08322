package org.connectorkit.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A file's content, opened on demand. Implemented by the host; safe for concurrent use. */
public interface FileValue {

    /** Its size in bytes, where it is known without reading. */
    OptionalLong size();

    /** Its media type, such as {@code application/pdf}, where the caller gave one. */
    Optional<String> contentType();

    /**
     * Opens the content from its first byte. May be called again, for each pass over the content. The caller closes the
     * stream.
     *
     * @throws IOException if the content cannot be read; so does the stream. Its cause is a {@link ConnectorException} where
     *     the host knows what that means: a connector that has done nothing yet ends with it
     */
    InputStream open() throws IOException;
}
