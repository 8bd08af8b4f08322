package org.connectorkit.host;

import java.util.Map;
import java.util.Optional;

/**
 * The saved connections, by the names that flows use. Implemented by the embedder, safe for concurrent calls. The host asks
 * on every run, so that a change is taken up by the next.
 */
@FunctionalInterface
public interface ConnectionStore {

    /**
     * Returns the connection of a name, or empty.
     *
     * @throws RuntimeException if the store cannot tell now; reported as a failure of kind
     *     {@link org.connectorkit.spi.ErrorKind#CONNECTION}
     */
    Optional<ConnectionDefinition> find(String name);

    /** A store of what the map holds now. */
    static ConnectionStore of(Map<String, ConnectionDefinition> connections) {
        Map<String, ConnectionDefinition> copy = Map.copyOf(connections);
        return name -> Optional.ofNullable(copy.get(name));
    }
}
