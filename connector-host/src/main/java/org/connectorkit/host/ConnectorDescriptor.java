package org.connectorkit.host;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.InputSchema;

/**
 * Everything that a connector says about itself, read once: what forms, reference pages, JSON Schemas and engines' templates
 * are made from. It compares field by field.
 *
 * <p>It holds on to classes of the plugin (the session types of connection inputs); drop it with the host that made it.
 */
public final class ConnectorDescriptor {

    private final ConnectorInfo info;
    private final List<ConnectionDescriptor> connections;
    private final List<ActionDescriptor> actions;
    private final InputSchema settings;

    private ConnectorDescriptor(
            ConnectorInfo info,
            List<ConnectionDescriptor> connections,
            List<ActionDescriptor> actions,
            InputSchema settings) {
        this.info = Objects.requireNonNull(info, "info");
        this.connections = connections;
        this.actions = actions;
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Reads a connector's descriptors, each method once.
     *
     * @throws IllegalArgumentException if they contradict each other or the contract, such as two actions of one key or an
     *     action that takes a secret; the message names each fault
     */
    public static ConnectorDescriptor of(Connector connector) {
        ConnectorInfo info = connector.info();
        List<ConnectionDescriptor> connections =
                connector.connections().stream().map(ConnectionDescriptor::of).toList();
        List<ActionDescriptor> actions =
                connector.actions().stream().map(ActionDescriptor::of).toList();
        InputSchema settings = connector.settings();
        List<String> faults = DescriptorRules.faultsOf(connections, actions, settings);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("connector '" + info.key() + "': " + String.join("; ", faults));
        }
        return new ConnectorDescriptor(info, connections, actions, settings);
    }

    /** The key of the connector, such as {@code weather}. */
    public String key() {
        return info.key();
    }

    /** Its name, description and icon. */
    public ConnectorInfo info() {
        return info;
    }

    /** The connection types in declared order. */
    public List<ConnectionDescriptor> connections() {
        return connections;
    }

    /** The connection type of a key. */
    public Optional<ConnectionDescriptor> connection(String key) {
        return connections.stream()
                .filter(connection -> connection.key().equals(key))
                .findFirst();
    }

    /** The actions in declared order. */
    public List<ActionDescriptor> actions() {
        return actions;
    }

    /** The action of a key. */
    public Optional<ActionDescriptor> action(String key) {
        return actions.stream().filter(action -> action.key().equals(key)).findFirst();
    }

    /** What the operator of the host may set. */
    public InputSchema settings() {
        return settings;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectorDescriptor that
                && info.equals(that.info)
                && connections.equals(that.connections)
                && actions.equals(that.actions)
                && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(info, connections, actions, settings);
    }

    @Override
    public String toString() {
        return key();
    }
}
