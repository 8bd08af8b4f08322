package org.connectorkit.spi;

import java.util.Objects;

/** A key and its value, in the order in which the caller gave them; a key may repeat. */
public record Entry<V>(String key, V value) {

    /** Refuses null. */
    public Entry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }
}
