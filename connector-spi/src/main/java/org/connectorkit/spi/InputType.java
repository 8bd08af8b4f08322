package org.connectorkit.spi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an input's value. A closed set; made by the factory methods of {@link Input}. Use {@code instanceof} and
 * fail on a shape that you do not know: skipping one loses an input.
 */
public sealed interface InputType {

    /** One line of text; the value is a {@link String}. */
    final class Text implements InputType {
        private final TextConstraints constraints;

        Text(TextConstraints constraints) {
            this.constraints = constraints;
        }

        /** What the text must look like. */
        public TextConstraints constraints() {
            return constraints;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text that && constraints.equals(that.constraints);
        }

        @Override
        public int hashCode() {
            return constraints.hashCode();
        }

        @Override
        public String toString() {
            return "text";
        }
    }

    /** Text of several lines; the value is a {@link String}. */
    final class Multiline implements InputType {
        private final TextConstraints constraints;
        private final String contentMediaType;

        Multiline(TextConstraints constraints, String contentMediaType) {
            this.constraints = constraints;
            this.contentMediaType = contentMediaType;
        }

        /** What the text must look like. */
        public TextConstraints constraints() {
            return constraints;
        }

        /** What the text is written in, such as {@code text/plain} or {@code text/html}. */
        public String contentMediaType() {
            return contentMediaType;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Multiline that
                    && constraints.equals(that.constraints)
                    && contentMediaType.equals(that.contentMediaType);
        }

        @Override
        public int hashCode() {
            return Objects.hash(constraints, contentMediaType);
        }

        @Override
        public String toString() {
            return "multiline";
        }
    }

    /** Yes or no; the value is a {@link Boolean}. */
    final class Flag implements InputType {
        Flag() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Flag;
        }

        @Override
        public int hashCode() {
            return Flag.class.hashCode();
        }

        @Override
        public String toString() {
            return "flag";
        }
    }

    /** A number; the value is a {@link Long} if it is an integer, else a {@link BigDecimal}. */
    final class Number implements InputType {
        private final boolean integer;
        private final @Nullable BigDecimal minimum;
        private final @Nullable BigDecimal maximum;

        Number(boolean integer, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
            this.integer = integer;
            this.minimum = minimum;
            this.maximum = maximum;
        }

        /** Whether a fraction is refused. */
        public boolean integer() {
            return integer;
        }

        /** The least value that is accepted. */
        public Optional<BigDecimal> minimum() {
            return Optional.ofNullable(minimum);
        }

        /** The greatest value that is accepted. */
        public Optional<BigDecimal> maximum() {
            return Optional.ofNullable(maximum);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Number that
                    && integer == that.integer
                    && Objects.equals(minimum, that.minimum)
                    && Objects.equals(maximum, that.maximum);
        }

        @Override
        public int hashCode() {
            return Objects.hash(integer, minimum, maximum);
        }

        @Override
        public String toString() {
            return integer ? "integer" : "number";
        }
    }

    /** A value that no one may see; a {@link org.connectorkit.spi.Secret}. Only a connection takes one. */
    final class Secret implements InputType {
        private final TextConstraints constraints;

        Secret(TextConstraints constraints) {
            this.constraints = constraints;
        }

        /** What the value must look like. */
        public TextConstraints constraints() {
            return constraints;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Secret that && constraints.equals(that.constraints);
        }

        @Override
        public int hashCode() {
            return constraints.hashCode();
        }

        @Override
        public String toString() {
            return "secret";
        }
    }

    /** One of several options; the value is the {@link Option#value()}. */
    final class Choice implements InputType {
        private final List<Option> options;

        Choice(List<Option> options) {
            this.options = options;
        }

        /** The options in the order in which people see them; at least one. */
        public List<Option> options() {
            return options;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Choice that && options.equals(that.options);
        }

        @Override
        public int hashCode() {
            return options.hashCode();
        }

        @Override
        public String toString() {
            return "choice";
        }
    }

    /** A file's content; the value is a {@link FileValue}. */
    final class File implements InputType {
        File() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof File;
        }

        @Override
        public int hashCode() {
            return File.class.hashCode();
        }

        @Override
        public String toString() {
            return "file";
        }
    }

    /** Several values of one shape; a {@link List}. */
    final class ListOf implements InputType {
        private final InputType item;
        private final @Nullable Integer minItems;
        private final @Nullable Integer maxItems;
        private final boolean acceptsSingleItem;

        ListOf(InputType item, @Nullable Integer minItems, @Nullable Integer maxItems, boolean acceptsSingleItem) {
            this.item = item;
            this.minItems = minItems;
            this.maxItems = maxItems;
            this.acceptsSingleItem = acceptsSingleItem;
        }

        /** The shape of each: {@link Text} or {@link Choice}. */
        public InputType item() {
            return item;
        }

        /** The least number of items where the list is present. */
        public OptionalInt minItems() {
            return minItems == null ? OptionalInt.empty() : OptionalInt.of(minItems);
        }

        /** The greatest number of items. */
        public OptionalInt maxItems() {
            return maxItems == null ? OptionalInt.empty() : OptionalInt.of(maxItems);
        }

        /** Whether one value that is not in a list is taken for a list of it. */
        public boolean acceptsSingleItem() {
            return acceptsSingleItem;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ListOf that
                    && item.equals(that.item)
                    && Objects.equals(minItems, that.minItems)
                    && Objects.equals(maxItems, that.maxItems)
                    && acceptsSingleItem == that.acceptsSingleItem;
        }

        @Override
        public int hashCode() {
            return Objects.hash(item, minItems, maxItems, acceptsSingleItem);
        }

        @Override
        public String toString() {
            return "list of " + item;
        }
    }

    /** Values of one shape by keys that the caller chooses, in order, where a key may repeat; a {@link List} of {@link Entry}. */
    final class EntriesOf implements InputType {
        private final InputType value;
        private final @Nullable Integer minItems;
        private final @Nullable Integer maxItems;

        EntriesOf(InputType value, @Nullable Integer minItems, @Nullable Integer maxItems) {
            this.value = value;
            this.minItems = minItems;
            this.maxItems = maxItems;
        }

        /** The shape of each value: {@link Text} or {@link File}. */
        public InputType value() {
            return value;
        }

        /** The least number of entries where they are present. */
        public OptionalInt minItems() {
            return minItems == null ? OptionalInt.empty() : OptionalInt.of(minItems);
        }

        /** The greatest number of entries. */
        public OptionalInt maxItems() {
            return maxItems == null ? OptionalInt.empty() : OptionalInt.of(maxItems);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EntriesOf that
                    && value.equals(that.value)
                    && Objects.equals(minItems, that.minItems)
                    && Objects.equals(maxItems, that.maxItems);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, minItems, maxItems);
        }

        @Override
        public String toString() {
            return "entries of " + value;
        }
    }

    /** A saved connection, named by the caller; the value is the open session. Only an action takes one. */
    final class ConnectionRef implements InputType {
        private final Class<?> sessionType;
        private final List<String> connectionKeys;

        ConnectionRef(Class<?> sessionType, List<String> connectionKeys) {
            this.sessionType = sessionType;
            this.connectionKeys = connectionKeys;
        }

        /** The type of the session. */
        public Class<?> sessionType() {
            return sessionType;
        }

        /** The keys of the connection types that are accepted; at least one. */
        public List<String> connectionKeys() {
            return connectionKeys;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ConnectionRef that
                    && sessionType.equals(that.sessionType)
                    && connectionKeys.equals(that.connectionKeys);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sessionType, connectionKeys);
        }

        @Override
        public String toString() {
            return "connection";
        }
    }
}
