package org.connectorkit.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * An engine that actions run in. Implemented by engine modules, with a public constructor that takes no arguments, and named
 * in {@code META-INF/services/org.connectorkit.engine.Engine}.
 */
public interface Engine {

    /** Returns a lower-case word that identifies the engine. */
    String key();

    /**
     * Returns the command that runs a worker: a picocli command object that returns an exit code when the environment's
     * wait ends. Empty if the engine has none. The calling thread's context class loader is the engine's.
     */
    default Optional<Callable<Integer>> worker(WorkerEnvironment environment) {
        return Optional.empty();
    }

    /**
     * Returns the command with which a person settles what the ledger of its workers does not know: a picocli command object.
     * Engines that share a kind of ledger return the same; the first one's is taken. Empty if the engine has no ledger.
     */
    default Optional<Callable<Integer>> ledger(WorkerEnvironment environment) {
        return Optional.empty();
    }

    /** Returns the templates for modelers, by the names by which a person asks for them. */
    default Map<String, Templates> templates() {
        return Map.of();
    }
}
