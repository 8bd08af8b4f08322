package org.connectorkit.spi;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connector's name, description and icon. */
public final class ConnectorInfo {

    private final String key;
    private final String label;
    private final String description;
    private final @Nullable Icon icon;
    private final @Nullable URI docs;

    private ConnectorInfo(Builder builder, String description) {
        this.key = builder.key;
        this.label = builder.label;
        this.description = description;
        this.icon = builder.icon;
        this.docs = builder.docs;
    }

    /**
     * Starts a connector's description.
     *
     * @param key lower-case words joined by hyphens, such as {@code aws-ses}; unique in a host, stored in flows, never
     *     changed
     * @param label what a person reads, in one line
     * @throws IllegalArgumentException if either is not of that form
     */
    public static Builder builder(String key, String label) {
        return new Builder(key, label);
    }

    /** Identifies the connector; never changes. */
    public String key() {
        return key;
    }

    /** What a person reads. */
    public String label() {
        return label;
    }

    /** What the connector is for, in one line of Markdown. */
    public String description() {
        return description;
    }

    /** Its picture. */
    public Optional<Icon> icon() {
        return Optional.ofNullable(icon);
    }

    /** The documentation of the service it connects to. */
    public Optional<URI> docs() {
        return Optional.ofNullable(docs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectorInfo that
                && key.equals(that.key)
                && label.equals(that.label)
                && description.equals(that.description)
                && Objects.equals(icon, that.icon)
                && Objects.equals(docs, that.docs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, label, description, icon, docs);
    }

    @Override
    public String toString() {
        return key;
    }

    /** Collects a connector's description; a setter replaces what was set before. */
    public static final class Builder {

        private final String key;
        private final String label;
        private @Nullable String description;
        private @Nullable Icon icon;
        private @Nullable URI docs;

        private Builder(String key, String label) {
            this.key = DescriptorChecks.requireConnectorKey(key);
            this.label = DescriptorChecks.requireLine(label, subject(), "label");
        }

        private String subject() {
            return "connector '" + key + "'";
        }

        /** What the connector is for, in one line of Markdown. Needed. */
        public Builder description(String description) {
            this.description = DescriptorChecks.requireLine(description, subject(), "description");
            return this;
        }

        /** Its picture. */
        public Builder icon(Icon icon) {
            this.icon = icon;
            return this;
        }

        /** The documentation of the service it connects to. */
        public Builder docs(URI docs) {
            this.docs = docs;
            return this;
        }

        /**
         * Ends the description.
         *
         * @throws IllegalArgumentException if the description is missing
         */
        public ConnectorInfo build() {
            if (description == null) {
                throw new IllegalArgumentException(subject() + " has no description; say in one line what it is for");
            }
            return new ConnectorInfo(this, description);
        }
    }
}
