package org.connectorkit.camunda;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.connectorkit.engine.Engine;
import org.connectorkit.engine.Templates;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.engine.ledger.LedgerCommand;

/** Camunda, as the {@code connectors} command knows it. */
public final class CamundaEngine implements Engine {

    /** For the service loader. */
    public CamundaEngine() {}

    @Override
    public String key() {
        return "camunda";
    }

    @Override
    public Optional<Callable<Integer>> worker(WorkerEnvironment environment) {
        return Optional.of(new CamundaCommand(environment));
    }

    @Override
    public Optional<Callable<Integer>> ledger(WorkerEnvironment environment) {
        return Optional.of(new LedgerCommand(environment));
    }

    @Override
    public Map<String, Templates> templates() {
        return Map.of("camunda8", ElementTemplates::camunda8, "camunda7", ElementTemplates::camunda7);
    }
}
