package org.connectorkit.ledger;

import java.util.Objects;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.Invocation;
import org.connectorkit.spi.ConnectorException;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the steps of flows: an action that may be repeated straight on the host, any other through the ledger. Safe for
 * concurrent use. The caller closes host and ledger, in this order, when no step runs any more.
 */
public final class StepRunner {

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final ConnectorHost host;
    private final ExecutionLedger ledger;

    /** A runner on a host and a ledger. */
    public StepRunner(ConnectorHost host, ExecutionLedger ledger) {
        this.host = Objects.requireNonNull(host, "host");
        this.ledger = Objects.requireNonNull(ledger, "ledger");
    }

    /**
     * Runs a step and waits for its end, on the calling thread; interrupt it to cancel.
     *
     * @return the result as JSON, of this attempt or of the one that did it before
     * @throws ConnectorException as {@link ConnectorHost#invoke} and {@link ExecutionLedger#perform} throw it: masked, without
     *     a cause that an engine might write down
     * @throws IllegalArgumentException if the step's key has a blank part
     */
    public ObjectNode run(Step step) {
        StepKey key = step.key();
        Invocation.Builder invocation = Invocation.builder(step.connectorKey(), step.actionKey())
                .inputs(step.inputs())
                .idempotencyKey(key.key());
        step.timeout().ifPresent(invocation::timeout);
        Invocation built = invocation.build();
        return needsLedger(step)
                ? ledger.perform(key, fingerprint(step), step.onUnknownOutcome(), () -> host.invoke(built))
                : host.invoke(built);
    }

    /** What the host does not know it refuses by itself. */
    private boolean needsLedger(Step step) {
        return host.connector(step.connectorKey())
                .flatMap((ConnectorDescriptor connector) -> connector.action(step.actionKey()))
                .map(action -> !action.info().repeatable())
                .orElse(false);
    }

    /** The same for the same inputs, in whatever order an engine hands them over. */
    private static String fingerprint(Step step) {
        return Sha256.hex(SORTED.writeValueAsString(step.inputs()));
    }
}
