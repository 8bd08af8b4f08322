package org.connectorkit.host;

import java.util.Objects;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.InputSchema;

/** A connection type, as its connector described it when it was loaded. */
public final class ConnectionDescriptor {

    private final ConnectionInfo info;
    private final InputSchema inputs;

    private ConnectionDescriptor(ConnectionInfo info, InputSchema inputs) {
        this.info = Objects.requireNonNull(info, "info");
        this.inputs = Objects.requireNonNull(inputs, "inputs");
    }

    static ConnectionDescriptor of(Connection<?> connection) {
        return new ConnectionDescriptor(connection.info(), connection.inputs());
    }

    /** The key of the type, such as {@code apiKey}. */
    public String key() {
        return info.key();
    }

    /** Its name, description and guide. */
    public ConnectionInfo info() {
        return info;
    }

    /** What a person fills in to save one. */
    public InputSchema inputs() {
        return inputs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectionDescriptor that && info.equals(that.info) && inputs.equals(that.inputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(info, inputs);
    }

    @Override
    public String toString() {
        return key();
    }
}
