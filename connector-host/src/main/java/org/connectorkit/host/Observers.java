package org.connectorkit.host;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.connectorkit.spi.ConnectorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All observers of a host. One that throws is logged and disturbs nothing. */
final class Observers {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final List<ExecutionObserver> observers;

    Observers(List<ExecutionObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    void started(Execution execution) {
        tell(observer -> observer.started(execution));
    }

    void succeeded(Execution execution, Duration took) {
        tell(observer -> observer.succeeded(execution, took));
    }

    void failed(Execution execution, Duration took, ConnectorException failure) {
        tell(observer -> observer.failed(execution, took, failure));
    }

    private void tell(Consumer<ExecutionObserver> event) {
        for (ExecutionObserver observer : observers) {
            try {
                event.accept(observer);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                LOG.warn("The observer {} failed", observer.getClass().getName(), e);
            }
        }
    }
}
