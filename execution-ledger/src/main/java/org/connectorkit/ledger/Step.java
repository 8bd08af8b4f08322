package org.connectorkit.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One step of a flow that runs in an engine: which action, with what inputs, and what makes it this step and no other. Immutable. */
public final class Step {

    private final String connectorKey;
    private final String actionKey;
    private final List<String> engineKey;
    private final ObjectNode inputs;
    private final @Nullable String businessKey;
    private final OnUnknownOutcome onUnknownOutcome;
    private final @Nullable Duration timeout;

    private Step(Builder builder) {
        this.connectorKey = builder.connectorKey;
        this.actionKey = builder.actionKey;
        this.engineKey = builder.engineKey;
        this.inputs = builder.inputs;
        this.businessKey = builder.businessKey;
        this.onUnknownOutcome = builder.onUnknownOutcome;
        this.timeout = builder.timeout;
    }

    /**
     * Starts a step.
     *
     * @param engineKey what identifies the step in its engine, from the widest part to the narrowest: the engine's name first,
     *     no attempt number in it
     */
    public static Builder builder(String connectorKey, String actionKey, List<String> engineKey) {
        return new Builder(connectorKey, actionKey, engineKey);
    }

    /** The connector. */
    public String connectorKey() {
        return connectorKey;
    }

    /** The action. */
    public String actionKey() {
        return actionKey;
    }

    /** A copy of the inputs, a saved connection by its name among them. */
    public ObjectNode inputs() {
        return inputs.deepCopy();
    }

    /** How to go on if the step may have been done before. */
    public OnUnknownOutcome onUnknownOutcome() {
        return onUnknownOutcome;
    }

    /** How long the engine waits; absent for the host's default. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /**
     * The key in the ledger: the business key if the flow gave one, else the engine's.
     *
     * @throws IllegalArgumentException if the key has a blank part
     */
    public StepKey key() {
        String action = connectorKey + "." + actionKey;
        return businessKey == null
                ? StepKey.of(action, engineKey.toArray(String[]::new))
                : StepKey.of(action, "business", businessKey);
    }

    /** Names the action, not the inputs. */
    @Override
    public String toString() {
        return connectorKey + "." + actionKey;
    }

    /** Collects a step; a setter replaces what was set before. Not safe for concurrent use. */
    public static final class Builder {

        private final String connectorKey;
        private final String actionKey;
        private final List<String> engineKey;
        private ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        private @Nullable String businessKey;
        private OnUnknownOutcome onUnknownOutcome = OnUnknownOutcome.STOP;
        private @Nullable Duration timeout;

        private Builder(String connectorKey, String actionKey, List<String> engineKey) {
            this.connectorKey = Objects.requireNonNull(connectorKey, "connectorKey");
            this.actionKey = Objects.requireNonNull(actionKey, "actionKey");
            this.engineKey = List.copyOf(engineKey);
        }

        /** The inputs by their keys, copied. */
        public Builder inputs(ObjectNode inputs) {
            this.inputs = inputs.deepCopy();
            return this;
        }

        /**
         * What makes this the same step in whichever run of whichever flow it occurs, such as an order's number and what is
         * sent for it. Without one, the step is new in each run of the flow.
         */
        public Builder businessKey(@Nullable String businessKey) {
            this.businessKey = businessKey;
            return this;
        }

        /** How to go on if the step may have been done before; {@link OnUnknownOutcome#STOP} unless set. */
        public Builder onUnknownOutcome(OnUnknownOutcome onUnknownOutcome) {
            this.onUnknownOutcome = Objects.requireNonNull(onUnknownOutcome, "onUnknownOutcome");
            return this;
        }

        /** How long the engine waits, more than zero. */
        public Builder timeout(@Nullable Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** Ends the step. */
        public Step build() {
            return new Step(this);
        }
    }
}
