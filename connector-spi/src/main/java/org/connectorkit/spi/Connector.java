package org.connectorkit.spi;

import java.util.List;

/**
 * A plugin's entry point: which service it connects to, how to connect, and what it can do there.
 *
 * <p>Implemented by connector authors, with a public constructor that takes no arguments. A host finds it with
 * {@link java.util.ServiceLoader}: name the class in {@code META-INF/services/org.connectorkit.spi.Connector} and in a
 * {@code provides} clause of the module descriptor.
 *
 * <p>A host calls each method once, when it loads the plugin, before any credentials exist. No method here may do I/O or
 * load a service's client library, so that listing connectors stays quick.
 */
public interface Connector {

    /** The level of this contract. The compiler copies it into the connector: that is how a host knows what a connector was built against. */
    int SPI_LEVEL = 1;

    /** Returns {@link #SPI_LEVEL}; a host refuses a connector whose level it does not know. */
    int spiLevel();

    /** Returns the connector's name, description and icon. */
    ConnectorInfo info();

    /** Returns the ways to connect, in the order in which people should see them. Empty if the service needs no connection. */
    List<Connection<?>> connections();

    /** Returns the operations, in the order in which people should see them. */
    List<Action> actions();

    /**
     * Returns what the operator of the host may set, such as endpoints and time-outs. Designers of flows never see these.
     *
     * <p>Each one is optional or has a default. A host binds them once and passes them to {@link Connection#open}.
     */
    default InputSchema settings() {
        return InputSchema.empty();
    }
}
