package org.connectorkit.host;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of an action, as an {@link ExecutionObserver} sees it. It holds no input and no secret. */
public final class Execution {

    private final String id;
    private final String connectorKey;
    private final String actionKey;
    private final @Nullable String idempotencyKey;

    Execution(String id, String connectorKey, String actionKey, @Nullable String idempotencyKey) {
        this.id = Objects.requireNonNull(id, "id");
        this.connectorKey = Objects.requireNonNull(connectorKey, "connectorKey");
        this.actionKey = Objects.requireNonNull(actionKey, "actionKey");
        this.idempotencyKey = idempotencyKey;
    }

    /** Unique per attempt; the connector sees the same as its execution id. */
    public String id() {
        return id;
    }

    /** The connector. */
    public String connectorKey() {
        return connectorKey;
    }

    /** The action. */
    public String actionKey() {
        return actionKey;
    }

    /** The caller's key for the step, if it gave one. */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    @Override
    public String toString() {
        return connectorKey + "." + actionKey + " (" + id + ")";
    }
}
