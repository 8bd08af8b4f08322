package org.connectorkit.host.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.InputSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connector, read once.
 *
 * @param connector the connector itself, to check its settings and warm it up
 * @param descriptor what it says of itself
 * @param connections its connection types by their keys
 * @param actions its actions by their keys
 * @param loader the context loader for calls into it
 * @param source where it came from
 */
public record LoadedConnector(
        Connector connector,
        ConnectorDescriptor descriptor,
        Map<String, Connection<?>> connections,
        Map<String, Action> actions,
        ClassLoader loader,
        String source) {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedConnector.class);

    /**
     * Reads a connector, each of its methods once.
     *
     * @throws IllegalArgumentException if its descriptors contradict each other or the contract
     * @throws NullPointerException if a method returns null; the message names it
     */
    static LoadedConnector read(Connector connector, ClassLoader loader, String source) {
        Once once = new Once(connector);
        ConnectorDescriptor descriptor = ConnectorDescriptor.of(once);
        Map<String, Connection<?>> connections = new LinkedHashMap<>();
        for (int i = 0; i < once.connections.size(); i++) {
            connections.put(descriptor.connections().get(i).key(), once.connections.get(i));
        }
        Map<String, Action> actions = new LinkedHashMap<>();
        for (int i = 0; i < once.actions.size(); i++) {
            actions.put(descriptor.actions().get(i).key(), once.actions.get(i));
        }
        return new LoadedConnector(connector, descriptor, connections, actions, loader, source);
    }

    /** Lets the connector load what its first run needs, on a thread for that. Nothing depends on it, so what it throws is only noted. */
    public void warmUp() {
        try {
            connector.warmUp();
        } catch (Throwable e) {
            LOG.debug("The connector {} did not warm up", descriptor.key(), e);
        }
    }

    /** What a connector's methods returned. */
    private static final class Once implements Connector {

        private final ConnectorInfo info;
        private final List<Connection<?>> connections;
        private final List<Action> actions;
        private final InputSchema settings;

        Once(Connector connector) {
            info = Objects.requireNonNull(connector.info(), "info() returned null");
            connections = List.copyOf(Objects.requireNonNull(connector.connections(), "connections() returned null"));
            actions = List.copyOf(Objects.requireNonNull(connector.actions(), "actions() returned null"));
            settings = Objects.requireNonNull(connector.settings(), "settings() returned null");
        }

        @Override
        public int spiLevel() {
            return SPI_LEVEL;
        }

        @Override
        public ConnectorInfo info() {
            return info;
        }

        @Override
        public List<Connection<?>> connections() {
            return connections;
        }

        @Override
        public List<Action> actions() {
            return actions;
        }

        @Override
        public InputSchema settings() {
            return settings;
        }
    }
}
