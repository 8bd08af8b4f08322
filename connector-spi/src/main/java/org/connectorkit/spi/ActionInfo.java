package org.connectorkit.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An action's name, its results, and whether it may be repeated. */
public final class ActionInfo {

    private final String key;
    private final String label;
    private final String description;
    private final boolean repeatable;
    private final List<ResultField> results;

    private ActionInfo(Builder builder, String description) {
        this.key = builder.key;
        this.label = builder.label;
        this.description = description;
        this.repeatable = builder.repeatable;
        this.results = List.copyOf(builder.results.values());
    }

    /**
     * Starts an action's description.
     *
     * @param key a lower camel case word such as {@code sendEmail}; unique in its connector, stored in flows, never changed
     * @param label what a person reads, in one line
     * @throws IllegalArgumentException if either is not of that form
     */
    public static Builder builder(String key, String label) {
        return new Builder(key, label);
    }

    /** Identifies the action in its connector; never changes. */
    public String key() {
        return key;
    }

    /** What a person reads. */
    public String label() {
        return label;
    }

    /** What it does, in one line of Markdown. */
    public String description() {
        return description;
    }

    /** Whether doing it twice harms no more than doing it once, as with reading. */
    public boolean repeatable() {
        return repeatable;
    }

    /** The members of its result, in order. */
    public List<ResultField> results() {
        return results;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionInfo that
                && key.equals(that.key)
                && label.equals(that.label)
                && description.equals(that.description)
                && repeatable == that.repeatable
                && results.equals(that.results);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, label, description, repeatable, results);
    }

    @Override
    public String toString() {
        return key;
    }

    /** Collects an action's description; a setter replaces what was set before. */
    public static final class Builder {

        private final String key;
        private final String label;
        private final Map<String, ResultField> results = new LinkedHashMap<>();
        private @Nullable String description;
        private boolean repeatable;

        private Builder(String key, String label) {
            this.key = DescriptorChecks.requireMemberKey(key, "action");
            this.label = DescriptorChecks.requireLine(label, subject(), "label");
        }

        private String subject() {
            return "action '" + key + "'";
        }

        /** What it does, in one line of Markdown. Needed. */
        public Builder description(String description) {
            this.description = DescriptorChecks.requireLine(description, subject(), "description");
            return this;
        }

        /** Declares that doing it twice harms no more than doing it once. An action that does not say so is never repeated. */
        public Builder repeatable() {
            this.repeatable = true;
            return this;
        }

        /**
         * Describes a member of the result.
         *
         * @throws IllegalArgumentException if a member of that key was added before
         */
        public Builder addResult(ResultField result) {
            if (results.putIfAbsent(result.key(), result) != null) {
                throw new IllegalArgumentException(
                        subject() + " describes result '" + result.key() + "' twice; keep one");
            }
            return this;
        }

        /**
         * Ends the description.
         *
         * @throws IllegalArgumentException if the description is missing
         */
        public ActionInfo build() {
            if (description == null) {
                throw new IllegalArgumentException(subject() + " has no description; say in one line what it does");
            }
            return new ActionInfo(this, description);
        }
    }
}
