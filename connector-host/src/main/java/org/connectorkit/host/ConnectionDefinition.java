package org.connectorkit.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.connectorkit.host.text.Words;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A saved connection: of which connector and type, with what inputs. Immutable. Texts in the inputs may hold references
 * <code>$&#123;scheme:reference&#125;</code>, which the host's {@link SecretResolver}s resolve at each use; write
 * <code>$$&#123;</code> for the two characters <code>$&#123;</code>.
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
        List<InputProblem> problems = new ArrayList<>();
        JsonNode type = json.path("type");
        if (!type.isString() || type.stringValue().isBlank()) {
            problems.add(InputProblem.atPath("type", "must be the key of the connection's type, as text"));
        }
        JsonNode inputs = json.path("inputs");
        if (!inputs.isObject()) {
            problems.add(InputProblem.atPath("inputs", "must be an object with the connection's inputs by their keys"));
        }
        for (String name : json.propertyNames()) {
            if (!name.equals("type") && !name.equals("inputs")) {
                problems.add(InputProblem.atPath(
                        Words.shown(name), "is not known here; a connection has \"type\" and \"inputs\""));
            }
        }
        if (!problems.isEmpty()) {
            throw ConnectorException.invalidInput(problems);
        }
        return of(connectorKey, type.stringValue(), (ObjectNode) inputs);
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
