package org.connectorkit.host.execution;

import java.util.Optional;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.Inputs;

/** What one execution is given. */
record RunContext(
        Inputs inputs, Deadline deadline, String executionId, Optional<String> idempotencyKey, System.Logger logger)
        implements ActionContext {}
