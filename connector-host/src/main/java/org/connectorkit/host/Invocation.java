package org.connectorkit.host;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One wish to run an action: which, with what inputs, until when. Immutable. */
public final class Invocation {

    private final String connectorKey;
    private final String actionKey;
    private final ObjectNode inputs;
    private final @Nullable Duration timeout;
    private final @Nullable String idempotencyKey;

    private Invocation(Builder builder) {
        this.connectorKey = builder.connectorKey;
        this.actionKey = builder.actionKey;
        this.inputs = builder.inputs;
        this.timeout = builder.timeout;
        this.idempotencyKey = builder.idempotencyKey;
    }

    /** Starts an invocation of {@code connectorKey.actionKey}, without inputs. */
    public static Builder builder(String connectorKey, String actionKey) {
        return new Builder(connectorKey, actionKey);
    }

    /** The connector. */
    public String connectorKey() {
        return connectorKey;
    }

    /** The action. */
    public String actionKey() {
        return actionKey;
    }

    /** A copy of the inputs. */
    public ObjectNode inputs() {
        return inputs.deepCopy();
    }

    /** The inputs themselves, which nothing may change. */
    ObjectNode sharedInputs() {
        return inputs;
    }

    /** How long the caller waits; absent for the host's default. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** The caller's key for the step. */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    /** Names the action, not the inputs. */
    @Override
    public String toString() {
        return connectorKey + "." + actionKey;
    }

    /** Collects an invocation; a setter replaces what was set before. Not safe for concurrent use. */
    public static final class Builder {

        private final String connectorKey;
        private final String actionKey;
        private ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        private @Nullable Duration timeout;
        private @Nullable String idempotencyKey;

        private Builder(String connectorKey, String actionKey) {
            this.connectorKey = Objects.requireNonNull(connectorKey, "connectorKey");
            this.actionKey = Objects.requireNonNull(actionKey, "actionKey");
        }

        /**
         * The inputs by their keys, copied. A connection input holds the name of a saved connection.
         *
         * @throws IllegalArgumentException if the tree holds what JSON cannot, such as a binary or Java object node
         */
        public Builder inputs(ObjectNode inputs) {
            this.inputs = JsonTrees.copyOf(inputs);
            return this;
        }

        /**
         * How long to wait for the result, more than zero.
         *
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException(
                        "time-out " + timeout + " leaves no time; give a duration of more than zero");
            }
            this.timeout = timeout;
            return this;
        }

        /** A key that is the same on every attempt at the same step; the host hands it to the connector. */
        public Builder idempotencyKey(String idempotencyKey) {
            this.idempotencyKey = Objects.requireNonNull(idempotencyKey, "idempotencyKey");
            return this;
        }

        /** Ends the invocation. */
        public Invocation build() {
            return new Invocation(this);
        }
    }
}
