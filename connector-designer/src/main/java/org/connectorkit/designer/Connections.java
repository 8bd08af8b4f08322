package org.connectorkit.designer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorkit.host.ConnectionDefinition;

/** The connections that the designer shows and saves. Implemented by whoever starts it, safe for concurrent calls. */
public interface Connections {

    /** The names in the order in which people see them. */
    List<String> names();

    /**
     * The connection of a name, or empty.
     *
     * @return its inputs may hold references; the page takes a secret input that is present for a saved secret and never
     *     shows what it holds
     */
    Optional<ConnectionDefinition> find(String name);

    /** Whether the connection may be changed and removed here. */
    default boolean editable(String name) {
        return true;
    }

    /** What is wrong with a text as a name of a connection, following "Name"; empty if nothing is. */
    Optional<String> problemWithName(String name);

    /**
     * Saves a connection, in place of one of the same name.
     *
     * @param definition of the inputs; a secret input in it holds a reference that the person typed, or what
     *     {@link #find} gave for it, which keeps the secret
     * @param secrets the secrets that the person typed, by the keys of their inputs, absent from the definition
     * @throws IOException if it cannot be saved; its message says why
     */
    void save(String name, ConnectionDefinition definition, Map<String, String> secrets) throws IOException;

    /** Removes a connection and its secrets, if there is one. */
    void remove(String name) throws IOException;

    /** The arguments of the {@code connectors run} command that use the connection, such as {@code --connection work}: options and values in turn. */
    default List<String> commandArguments(String name) {
        return List.of("--connection", name);
    }
}
