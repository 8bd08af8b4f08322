package org.connectorkit.engine;

import java.net.URI;
import org.connectorkit.host.FileStore;
import org.connectorkit.spi.ConnectorException;

/**
 * A kind of place where files of flows lie. Implemented by file store modules, with a public constructor that takes no
 * arguments, and named in {@code META-INF/services/org.connectorkit.engine.FileStoreProvider}.
 */
public interface FileStoreProvider {

    /** Returns the scheme of the URIs that it knows, in lower case, such as {@code s3}. */
    String scheme();

    /**
     * Opens what lies at or below a location. The store finds nothing else, and calls nothing before it is asked.
     *
     * @param location as the operator wrote it, of the {@link #scheme}
     * @throws ConnectorException of kind {@code INVALID_INPUT}, if it is no location of that scheme
     */
    FileStore open(URI location);
}
