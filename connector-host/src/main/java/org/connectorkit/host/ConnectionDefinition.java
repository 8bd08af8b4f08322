package org.connectorkit.host;

import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A saved connection: of which connector and type, with what inputs. Immutable. Texts in the inputs may hold references
 * {@code ${scheme:reference}}, which the host's {@link SecretResolver}s resolve at each use; write {@code $${} for the two
 * characters <code>${</code>.
 */
public final class ConnectionDefinition {

    private final String connectorKey;
    private final String type;
    private final ObjectNode inputs;

    private ConnectionDefinition(String connectorKey, String type, ObjectNode inputs) {
        this.connectorKey = Objects.requireNonNull(connectorKey, "connectorKey");
        this.type = Objects.requireNonNull(type, "type");
        this.inputs = inputs;
    }

    /**
     * A connection of a connector's type.
     *
     * @param type the key of the connection type
     * @param inputs the inputs by their keys; copied
     * @throws IllegalArgumentException if the tree holds what JSON cannot, such as a binary or Java object node
     */
    public static ConnectionDefinition of(String connectorKey, String type, ObjectNode inputs) {
        return new ConnectionDefinition(connectorKey, type, JsonTrees.copyOf(inputs));
    }

    /**
     * Reads the saved form, <code>{"type": "apiKey", "inputs": {…}}</code>.
     *
     * @throws org.connectorkit.spi.ConnectorException of kind {@link org.connectorkit.spi.ErrorKind#INVALID_INPUT}, with
     *     every member that is missing, unknown or of the wrong shape
     */
    public static ConnectionDefinition fromJson(String connectorKey, ObjectNode json) {
        throw new UnsupportedOperationException();
    }

    /** The saved form, with references as they were given. It holds what secrets were given in clear. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type);
        json.set("inputs", inputs());
        return json;
    }

    /** The connector. */
    public String connectorKey() {
        return connectorKey;
    }

    /** The key of the connection type. */
    public String type() {
        return type;
    }

    /** A copy of the inputs. */
    public ObjectNode inputs() {
        return inputs.deepCopy();
    }

    /** The inputs themselves, which nothing may change. */
    ObjectNode sharedInputs() {
        return inputs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectionDefinition that
                && connectorKey.equals(that.connectorKey)
                && type.equals(that.type)
                && inputs.equals(that.inputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(connectorKey, type);
    }

    /** Names connector and type, not the inputs. */
    @Override
    public String toString() {
        return connectorKey + "." + type;
    }
}
