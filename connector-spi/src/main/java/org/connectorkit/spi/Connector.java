package org.connectorkit.spi;

import java.util.List;

/**
 * A plugin's entry point: which service it connects to, how to connect, and what it can do there.
 *
 * <p>Implemented by connector authors, with a public constructor that takes no arguments. A host finds it with
 * {@link java.util.ServiceLoader}: name the class in {@code META-INF/services/org.connectorkit.spi.Connector} and in a
 * {@code provides} clause of the module descriptor.
 *
 * <p>A host calls each method at most once, when it loads the plugin, before any credentials exist. No method here but
 * {@link #warmUp} may do I/O or load a service's client library, so that listing connectors stays quick.
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

    /**
     * Checks what the schema of the settings cannot say, such as two that exclude each other. Pure: no I/O, no call to the
     * service.
     *
     * <p>Where an operator gave settings, the host calls it once with those that bound, before any connection is opened.
     * One that did not bind is absent here and already reported.
     *
     * @return every problem found, so that an operator can mend all of them at once; empty if there is none
     */
    default List<InputProblem> validateSettings(Inputs settings) {
        return List.of();
    }

    /**
     * Loads what the first run would otherwise wait for, such as the classes of a service's client library. Calls no service,
     * and leaves behind nothing but loaded classes: no connection, thread or file.
     *
     * <p>A host may call it on a thread of its own, beside every other call and while the plugin's jars are closed. It need not
     * call it, and drops what it throws: a connector that needs it to have run is broken.
     */
    default void warmUp() {}
}
