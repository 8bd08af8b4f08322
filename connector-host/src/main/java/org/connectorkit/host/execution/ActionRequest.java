package org.connectorkit.host.execution;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run of an action.
 *
 * @param executionId unique per attempt
 * @param actionKey which action
 * @param inputs its inputs, which nothing may change
 * @param timeout how long the caller waits
 * @param idempotencyKey the caller's key for the step
 * @param preview whether to show what would be done in place of doing it
 */
public record ActionRequest(
        String executionId,
        String actionKey,
        ObjectNode inputs,
        Optional<Duration> timeout,
        Optional<String> idempotencyKey,
        boolean preview) {}
