package org.connectorkit.benchmarks.numbered;

/** A session of nothing. */
final class NumberedSession implements AutoCloseable {

    @Override
    public void close() {
        NumberedConnector.CLOSED.incrementAndGet();
    }
}
