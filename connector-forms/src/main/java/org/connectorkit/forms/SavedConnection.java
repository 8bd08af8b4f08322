package org.connectorkit.forms;

import java.util.Objects;

/**
 * A connection that a person can choose.
 *
 * @param name what the host stores it under; becomes the input's value
 * @param typeKey the key of its connection type
 * @param typeLabel what a person reads of its type
 */
public record SavedConnection(String name, String typeKey, String typeLabel) {

    /** Refuses null. */
    public SavedConnection {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(typeKey, "typeKey");
        Objects.requireNonNull(typeLabel, "typeLabel");
    }
}
