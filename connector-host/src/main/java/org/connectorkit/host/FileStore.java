package org.connectorkit.host;

import java.net.URI;
import java.util.Optional;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.FileValue;

/**
 * Where files that inputs refer to by URI lie. Implemented by the embedder, safe for concurrent calls. It decides which URIs
 * a flow may name: the host passes on any absolute one.
 */
@FunctionalInterface
public interface FileStore {

    /**
     * Returns the file, whose content is read later, perhaps several times; empty if there is none or the caller may not have
     * it. Where reading fails, the cause of its {@link java.io.IOException} may be a {@link ConnectorException} that says what
     * that means.
     *
     * @throws ConnectorException if the store cannot tell and knows why; the caller sees it
     * @throws RuntimeException if the store cannot tell now; reported as a failure of kind
     *     {@link org.connectorkit.spi.ErrorKind#UNAVAILABLE}
     */
    Optional<FileValue> find(URI uri);
}
