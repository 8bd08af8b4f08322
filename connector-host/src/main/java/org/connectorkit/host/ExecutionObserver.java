package org.connectorkit.host;

import java.time.Duration;
import org.connectorkit.spi.ConnectorException;

/**
 * Sees every run begin and end: the place for metrics and traces. Implemented by the embedder, safe for concurrent calls. The
 * calls for one run come on the thread that called {@link ConnectorHost#invoke}; one that throws is logged and has no effect.
 */
public interface ExecutionObserver {

    /** A run begins; its inputs are not checked yet. */
    default void started(Execution execution) {}

    /** The run returned its result. */
    default void succeeded(Execution execution, Duration took) {}

    /**
     * The run failed.
     *
     * @param failure what the caller gets: masked and without a cause
     */
    default void failed(Execution execution, Duration took, ConnectorException failure) {}
}
