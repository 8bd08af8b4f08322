package org.connectorkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.ConnectorException;

/** Finds connectors and their members by key; each failure names the nearest known key. */
final class Lookup {

    private Lookup() {}

    /**
     * The connector of a key.
     *
     * @param searched where plugins were looked for
     */
    static ConnectorDescriptor connector(ConnectorHost host, String key, List<Path> searched) {
        return host.connector(key).orElseThrow(() -> {
            List<String> known =
                    host.connectors().stream().map(ConnectorDescriptor::key).toList();
            return known.isEmpty()
                    ? Usage.wrong("There is no connector '" + key + "': " + noneFound(searched), "Add a plugin there.")
                    : Usage.unknown("connector", key, known, "See: connectors list");
        });
    }

    /** Says that there is no connector at all, and where one was looked for. */
    static String noneFound(List<Path> searched) {
        return "found no connectors; looked in "
                + String.join(", ", searched.stream().map(Path::toString).toList()) + ".";
    }

    static ActionDescriptor action(ConnectorDescriptor connector, String key) {
        return connector
                .action(key)
                .orElseThrow(() -> unknown(
                        "action", connector, key, connector.actions().stream().map(ActionDescriptor::key)));
    }

    static ConnectionDescriptor connection(ConnectorDescriptor connector, String key) {
        return connector
                .connection(key)
                .orElseThrow(() -> unknown(
                        "connection type",
                        connector,
                        key,
                        connector.connections().stream().map(ConnectionDescriptor::key)));
    }

    static ConnectorException noMember(ConnectorDescriptor connector, String key) {
        return unknown(
                "connection or action",
                connector,
                key,
                Stream.concat(
                        connector.connections().stream().map(ConnectionDescriptor::key),
                        connector.actions().stream().map(ActionDescriptor::key)));
    }

    private static ConnectorException unknown(
            String what, ConnectorDescriptor connector, String key, Stream<String> known) {
        return Usage.unknown(
                what + " of " + connector.key(), key, known.toList(), "See: connectors describe " + connector.key());
    }
}
