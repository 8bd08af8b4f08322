package org.connectorkit.temporal;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.connectorkit.engine.Engine;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.engine.ledger.LedgerCommand;

/** Temporal, as the {@code connectors} command knows it. */
public final class TemporalEngine implements Engine {

    /** For the service loader. */
    public TemporalEngine() {}

    @Override
    public String key() {
        return "temporal";
    }

    @Override
    public Optional<Callable<Integer>> worker(WorkerEnvironment environment) {
        return Optional.of(new TemporalCommand(environment));
    }

    @Override
    public Optional<Callable<Integer>> ledger(WorkerEnvironment environment) {
        return Optional.of(new LedgerCommand(environment));
    }
}
