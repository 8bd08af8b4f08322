package org.connectorkit.host;

import java.util.EnumSet;
import java.util.Set;
import org.connectorkit.host.render.SchemaWriter;
import org.connectorkit.spi.InputSchema;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema 2020-12 of inputs. The host validates with the same schema, after it has dropped blank values. It accepts no
 * value that the host refuses, but for what only a connector or the host's surroundings can tell.
 *
 * <p>What the standard has no keyword for stands in keywords of its own, which other validators ignore:
 *
 * <ul>
 *   <li>{@code x-order}: the input's place, counted from zero;
 *   <li>{@code x-shape}: {@code text}, {@code multiline}, {@code flag}, {@code integer}, {@code number}, {@code secret},
 *       {@code choice}, {@code file}, {@code list}, {@code entries} or {@code connection};
 *   <li>{@code x-group}, {@code x-placeholder}, {@code x-docs}: as the input says;
 *   <li>{@code x-visibility}: {@code advanced} for what a form folds away, else absent;
 *   <li>{@code x-deprecated}: why not to use it any more, and what to use;
 *   <li>{@code x-format}: {@code mailbox}, an email address with or without a display name;
 *   <li>{@code x-pattern-message}: what to tell a person whose text does not match the pattern; follows the label;
 *   <li>{@code x-connection-types}: the connection types that will do, where the value is a saved connection's name.
 * </ul>
 */
public final class JsonSchema {

    private JsonSchema() {}

    /** The schema of inputs, with every way to give a file. */
    public static ObjectNode of(InputSchema schema) {
        return of(schema, EnumSet.allOf(FileForm.class));
    }

    /**
     * The schema of inputs.
     *
     * @param fileForms the ways to give a file; if there is none the schema refuses every file
     */
    public static ObjectNode of(InputSchema schema, Set<FileForm> fileForms) {
        return new SchemaWriter(fileForms).write(schema);
    }
}
