package org.connectorkit.host;

import java.util.Set;
import org.connectorkit.spi.InputSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema 2020-12 of inputs. The host validates with the same schema, after it has dropped blank values.
 *
 * <p>What the standard has no keyword for stands in keywords of its own, which other validators ignore:
 * {@code x-order}, {@code x-group}, {@code x-placeholder}, {@code x-visibility} ({@code advanced}), {@code x-docs},
 * {@code x-deprecated} (why, and what to use), {@code x-format} ({@code mailbox}), {@code x-pattern-message},
 * {@code x-connection-types} (of a saved connection's name) and {@code x-shape} (the input's shape: {@code text},
 * {@code multiline}, {@code flag}, {@code number}, {@code integer}, {@code secret}, {@code choice}, {@code file},
 * {@code list}, {@code entries}, {@code connection}).
 */
public final class JsonSchema {

    private JsonSchema() {}

    /** The schema of inputs, with every way to give a file. */
    public static ObjectNode of(InputSchema schema) {
        return of(schema, Set.of(FileForm.values()));
    }

    /**
     * The schema of inputs.
     *
     * @param fileForms the ways to give a file
     */
    public static ObjectNode of(InputSchema schema, Set<FileForm> fileForms) {
        throw new UnsupportedOperationException();
    }
}
