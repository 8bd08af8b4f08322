package org.connectorkit.host.execution;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.connectorkit.host.masking.Masker;
import org.connectorkit.host.threads.PluginThreads;
import org.connectorkit.spi.InputProblem;

/** The calls into a plugin that cannot block and so stay on the caller's thread. */
final class PluginCalls {

    private final PluginThreads threads;

    PluginCalls(PluginThreads threads) {
        this.threads = threads;
    }

    /**
     * Asks the connector for the problems that it finds.
     *
     * @throws org.connectorkit.spi.ConnectorException if the connector throws
     */
    List<InputProblem> validate(String what, Masker masker, Supplier<List<InputProblem>> validation) {
        try {
            List<InputProblem> found = threads.inline(validation);
            return found.isEmpty() ? found : List.copyOf(found);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new Failures(what, UUID.randomUUID().toString(), masker).of(e, false);
        }
    }
}
