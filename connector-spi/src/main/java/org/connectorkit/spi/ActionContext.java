package org.connectorkit.spi;

import java.util.Optional;

/** What one execution of an action is given. Implemented by the host; valid until {@link Action#perform} returns. */
public interface ActionContext {

    /** The bound inputs; a connection input yields its open session. */
    Inputs inputs();

    /** When the caller stops waiting. */
    Deadline deadline();

    /** Identifies this execution in logs and traces; unique per attempt. */
    String executionId();

    /**
     * The caller's key for this step, the same on every attempt at it; absent if the caller gave none. Hand it to a service
     * that recognises repeated requests.
     */
    Optional<String> idempotencyKey();

    /** A logger whose output is masked: the connection's secrets never show in it. */
    System.Logger logger();
}
