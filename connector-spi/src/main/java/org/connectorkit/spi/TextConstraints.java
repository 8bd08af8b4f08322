package org.connectorkit.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a text must look like. Lengths count Unicode code points, as JSON Schema does. */
public final class TextConstraints {

    private final @Nullable Format format;
    private final @Nullable String pattern;
    private final @Nullable String patternMessage;
    private final @Nullable Integer minLength;
    private final @Nullable Integer maxLength;

    TextConstraints(
            @Nullable Format format,
            @Nullable String pattern,
            @Nullable String patternMessage,
            @Nullable Integer minLength,
            @Nullable Integer maxLength) {
        this.format = format;
        this.pattern = pattern;
        this.patternMessage = patternMessage;
        this.minLength = minLength;
        this.maxLength = maxLength;
    }

    /** What the text holds. */
    public Optional<Format> format() {
        return Optional.ofNullable(format);
    }

    /** A regular expression that the whole text must match, in the syntax that Java and ECMA-262 share. */
    public Optional<String> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** What to tell a person whose text does not match, such as {@code must look like arn:aws:iam::111122223333:role/name}; present if the pattern is. */
    public Optional<String> patternMessage() {
        return Optional.ofNullable(patternMessage);
    }

    /** The least length. */
    public OptionalInt minLength() {
        return minLength == null ? OptionalInt.empty() : OptionalInt.of(minLength);
    }

    /** The greatest length. */
    public OptionalInt maxLength() {
        return maxLength == null ? OptionalInt.empty() : OptionalInt.of(maxLength);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextConstraints that
                && format == that.format
                && Objects.equals(pattern, that.pattern)
                && Objects.equals(patternMessage, that.patternMessage)
                && Objects.equals(minLength, that.minLength)
                && Objects.equals(maxLength, that.maxLength);
    }

    @Override
    public int hashCode() {
        return Objects.hash(format, pattern, patternMessage, minLength, maxLength);
    }
}
