package org.connectorkit.spi;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What must hold across several inputs. A closed set: forms, JSON Schema, reference pages and the host's checks all know
 * each kind. Use {@code instanceof} and fail on one that you do not know.
 */
public sealed interface Rule {

    /** At least one of the inputs is present. */
    static Rule atLeastOneOf(Input<?> first, Input<?> second, Input<?>... more) {
        return new AtLeastOneOf(keysOf(first, second, more));
    }

    /** No more than one of the inputs is present. */
    static Rule atMostOneOf(Input<?> first, Input<?> second, Input<?>... more) {
        return new AtMostOneOf(keysOf(first, second, more));
    }

    /** Either all of the inputs are present or none is. */
    static Rule allOrNoneOf(Input<?> first, Input<?> second, Input<?>... more) {
        return new AllOrNoneOf(keysOf(first, second, more));
    }

    /** The keys of the inputs concerned, in the order given. */
    List<String> keys();

    private static List<String> keysOf(Input<?> first, Input<?> second, Input<?>... more) {
        return Stream.concat(Stream.of(first, second), Stream.of(more))
                .<String>map(Input::key)
                .toList();
    }

    /** See {@link Rule#atLeastOneOf}. */
    final class AtLeastOneOf extends KeyRule implements Rule {
        private AtLeastOneOf(List<String> keys) {
            super(keys);
        }
    }

    /** See {@link Rule#atMostOneOf}. */
    final class AtMostOneOf extends KeyRule implements Rule {
        private AtMostOneOf(List<String> keys) {
            super(keys);
        }
    }

    /** See {@link Rule#allOrNoneOf}. */
    final class AllOrNoneOf extends KeyRule implements Rule {
        private AllOrNoneOf(List<String> keys) {
            super(keys);
        }
    }
}

/** A rule that is its kind and its keys. */
abstract class KeyRule {

    private final List<String> keys;

    KeyRule(List<String> keys) {
        this.keys = keys;
    }

    public final List<String> keys() {
        return keys;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof KeyRule that && getClass() == that.getClass() && keys.equals(that.keys);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(getClass().getSimpleName(), keys);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + keys;
    }
}
