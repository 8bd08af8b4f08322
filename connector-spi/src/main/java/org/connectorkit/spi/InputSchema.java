package org.connectorkit.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a connection, an action or an operator's settings take: inputs in the order in which people see them, and the rules across them. */
public final class InputSchema {

    private static final InputSchema EMPTY = builder().build();

    private final Map<String, Input<?>> inputs;
    private final List<Rule> rules;

    private InputSchema(Map<String, Input<?>> inputs, List<Rule> rules) {
        this.inputs = inputs;
        this.rules = rules;
    }

    /** A schema without inputs. */
    public static InputSchema empty() {
        return EMPTY;
    }

    /** Starts a schema. */
    public static Builder builder() {
        return new Builder();
    }

    /** The inputs in declared order. */
    public Collection<Input<?>> inputs() {
        return inputs.values();
    }

    /** The rules in declared order. */
    public List<Rule> rules() {
        return rules;
    }

    /** The input of a key. */
    public Optional<Input<?>> find(String key) {
        return Optional.ofNullable(inputs.get(key));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputSchema that
                && List.copyOf(inputs.values()).equals(List.copyOf(that.inputs.values()))
                && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inputs, rules);
    }

    @Override
    public String toString() {
        return inputs.keySet().toString();
    }

    /** Collects a schema's inputs and rules in order. */
    public static final class Builder {

        private final Map<String, Input<?>> inputs = new LinkedHashMap<>();
        private final List<Rule> rules = new ArrayList<>();

        private Builder() {}

        /**
         * Adds an input after those added before.
         *
         * @throws IllegalArgumentException if there is one of the same key
         */
        public Builder addInput(Input<?> input) {
            if (inputs.putIfAbsent(input.key(), input) != null) {
                throw new IllegalArgumentException(
                        "input '" + input.key() + "' is declared twice; keys are unique in a schema");
            }
            return this;
        }

        /** Adds a rule after those added before. */
        public Builder addRule(Rule rule) {
            rules.add(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * Ends the schema.
         *
         * @throws IllegalArgumentException if a rule names an input that is not in the schema, is required, or has a
         *     default; or if the inputs of a group do not follow each other
         */
        public InputSchema build() {
            for (Rule rule : rules) {
                for (String key : rule.keys()) {
                    Input<?> input = inputs.get(key);
                    if (input == null) {
                        throw new IllegalArgumentException(
                                "rule " + rule + " names input '" + key + "', which is not in the schema");
                    }
                    if (input.required() || input.defaultValue().isPresent()) {
                        throw new IllegalArgumentException("rule " + rule + " names input '" + key
                                + "', which is always present; a rule is about inputs that may be absent");
                    }
                }
            }
            requireGroupsInOnePlace();
            return new InputSchema(Collections.unmodifiableMap(new LinkedHashMap<>(inputs)), List.copyOf(rules));
        }

        private void requireGroupsInOnePlace() {
            Set<String> ended = new HashSet<>();
            String current = "";
            for (Input<?> input : inputs.values()) {
                String group = input.group().orElse("");
                if (!group.equals(current)) {
                    ended.add(current);
                    if (!group.isEmpty() && ended.contains(group)) {
                        throw new IllegalArgumentException("input '" + input.key() + "' returns to group '" + group
                                + "'; the inputs of a group must follow each other");
                    }
                    current = group;
                }
            }
        }
    }
}
