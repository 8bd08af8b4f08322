package org.connectorkit.testkit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.Invocation;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An action's inputs, being filled in. Made by {@link ConnectorHarness#action}. Immutable: each method returns a new call, so
 * that one can be kept as the start of several.
 */
public final class ActionCall {

    private final ConnectorHost host;
    private final String connectorKey;
    private final String actionKey;
    private final Map<String, @Nullable Object> inputs;
    private final @Nullable Duration timeout;
    private final @Nullable String idempotencyKey;

    ActionCall(ConnectorHost host, String connectorKey, String actionKey, Map<String, @Nullable Object> inputs) {
        this(host, connectorKey, actionKey, inputs, null, null);
    }

    private ActionCall(
            ConnectorHost host,
            String connectorKey,
            String actionKey,
            Map<String, @Nullable Object> inputs,
            @Nullable Duration timeout,
            @Nullable String idempotencyKey) {
        this.host = host;
        this.connectorKey = connectorKey;
        this.actionKey = actionKey;
        this.inputs = inputs;
        this.timeout = timeout;
        this.idempotencyKey = idempotencyKey;
    }

    /**
     * Sets an input, in place of what it was.
     *
     * @param value what JSON knows, in the JDK's types: text, a number, a flag, a list, a map, null; of a connection its
     *     name; of a file what {@link ConnectorHarness#textFile} and {@link ConnectorHarness#binaryFile} return
     */
    public ActionCall with(String key, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(inputs);
        changed.put(key, value);
        return new ActionCall(host, connectorKey, actionKey, changed, timeout, idempotencyKey);
    }

    /** Sets several inputs; see {@link #with(String, Object)}. */
    public ActionCall with(Map<String, ?> values) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(inputs);
        changed.putAll(values);
        return new ActionCall(host, connectorKey, actionKey, changed, timeout, idempotencyKey);
    }

    /** Leaves an input out. */
    public ActionCall without(String key) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(inputs);
        changed.remove(key);
        return new ActionCall(host, connectorKey, actionKey, changed, timeout, idempotencyKey);
    }

    /** How long to wait for the result, more than zero; the harness's default otherwise. */
    public ActionCall timeout(Duration time) {
        return new ActionCall(host, connectorKey, actionKey, inputs, Objects.requireNonNull(time), idempotencyKey);
    }

    /** The caller's key for this step. */
    public ActionCall idempotencyKey(String key) {
        return new ActionCall(host, connectorKey, actionKey, inputs, timeout, Objects.requireNonNull(key));
    }

    /** Runs the action and waits for its end. Throws nothing that the connector or the host reports. */
    public ActionOutcome run() {
        return outcome(host::invoke);
    }

    /** Asks what the action would do. */
    public ActionOutcome preview() {
        return outcome(host::preview);
    }

    /** Checks the inputs without running anything: what a form shows. */
    public List<InputProblem> problems() {
        return host.validate(invocation());
    }

    private ActionOutcome outcome(Function<Invocation, ObjectNode> run) {
        try {
            return ActionOutcome.succeeded(actionKey, run.apply(invocation()));
        } catch (ConnectorException e) {
            return ActionOutcome.failed(actionKey, e);
        }
    }

    private Invocation invocation() {
        Invocation.Builder builder = Invocation.builder(connectorKey, actionKey).inputs(JsonInputs.of(inputs));
        if (timeout != null) {
            builder.timeout(timeout);
        }
        if (idempotencyKey != null) {
            builder.idempotencyKey(idempotencyKey);
        }
        return builder.build();
    }

    @Override
    public String toString() {
        return actionKey + " with " + inputs.keySet();
    }
}
