package org.connectorkit.spi;

import java.util.Optional;

/**
 * Typed values by their descriptors. Implemented by the host; immutable and safe for concurrent use.
 *
 * <p>A blank optional text and an empty optional list count as absent; a default stands in for what is absent.
 */
public interface Inputs {

    /**
     * Returns the value of a required input or of one with a default.
     *
     * @throws java.util.NoSuchElementException if it is absent
     * @throws IllegalArgumentException if the schema has no such input
     */
    <T> T get(Input<T> input);

    /**
     * Returns the value, its default, or empty.
     *
     * @throws IllegalArgumentException if the schema has no such input
     */
    <T> Optional<T> find(Input<T> input);
}
