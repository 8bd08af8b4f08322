package org.connectorkit.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection type's name, and the guide to setting it up. */
public final class ConnectionInfo {

    private final String key;
    private final String label;
    private final String description;
    private final @Nullable String guide;

    private ConnectionInfo(Builder builder, String description) {
        this.key = builder.key;
        this.label = builder.label;
        this.description = description;
        this.guide = builder.guide;
    }

    /**
     * Starts a connection type's description.
     *
     * @param key a lower camel case word such as {@code accessKey}; unique in its connector, stored with every saved
     *     connection, never changed
     * @param label what a person reads, in one line
     * @throws IllegalArgumentException if either is not of that form
     */
    public static Builder builder(String key, String label) {
        return new Builder(key, label);
    }

    /** Identifies the connection type in its connector; never changes. */
    public String key() {
        return key;
    }

    /** What a person reads. */
    public String label() {
        return label;
    }

    /** What it connects with, in one line of Markdown. */
    public String description() {
        return description;
    }

    /** How to obtain what the inputs ask for, in Markdown of several paragraphs. */
    public Optional<String> guide() {
        return Optional.ofNullable(guide);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectionInfo that
                && key.equals(that.key)
                && label.equals(that.label)
                && description.equals(that.description)
                && Objects.equals(guide, that.guide);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, label, description, guide);
    }

    @Override
    public String toString() {
        return key;
    }

    /** Collects a connection type's description; a setter replaces what was set before. */
    public static final class Builder {

        private final String key;
        private final String label;
        private @Nullable String description;
        private @Nullable String guide;

        private Builder(String key, String label) {
            this.key = DescriptorChecks.requireMemberKey(key, "connection");
            this.label = DescriptorChecks.requireLine(label, subject(), "label");
        }

        private String subject() {
            return "connection '" + key + "'";
        }

        /** What it connects with, in one line of Markdown. Needed. */
        public Builder description(String description) {
            this.description = DescriptorChecks.requireLine(description, subject(), "description");
            return this;
        }

        /** How to obtain what the inputs ask for: Markdown, with headings of level 4 and below. */
        public Builder guide(String guide) {
            this.guide = DescriptorChecks.requireText(guide, subject(), "guide").strip();
            return this;
        }

        /**
         * Ends the description.
         *
         * @throws IllegalArgumentException if the description is missing
         */
        public ConnectionInfo build() {
            if (description == null) {
                throw new IllegalArgumentException(
                        subject() + " has no description; say in one line what it connects with");
            }
            return new ConnectionInfo(this, description);
        }
    }
}
