package org.connectorkit.designer.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorkit.forms.FormValues;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.spi.ConnectorException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One run of an action, from its start to its result. Safe for concurrent use. */
public final class Run {

    /** How far a run is. */
    public enum State {
        /** It has not returned. */
        RUNNING,
        /** It returned a result. */
        SUCCEEDED,
        /** It failed. */
        FAILED
    }

    /** One line of the log. */
    public record LogLine(Instant at, String text) {}

    private final String id;
    private final ConnectorDescriptor connector;
    private final ActionDescriptor action;
    private final FormValues values;
    private final Instant startedAt;
    private final List<LogLine> log = new ArrayList<>();
    private State state = State.RUNNING;
    private Duration took = Duration.ZERO;
    private boolean cancelled;
    private @Nullable ObjectNode result;
    private @Nullable ConnectorException failure;

    Run(String id, ConnectorDescriptor connector, ActionDescriptor action, FormValues values, Instant startedAt) {
        this.id = id;
        this.connector = connector;
        this.action = action;
        this.values = values;
        this.startedAt = startedAt;
    }

    /** Names the run in this session. */
    public String id() {
        return id;
    }

    /** The connector. */
    public ConnectorDescriptor connector() {
        return connector;
    }

    /** The action. */
    public ActionDescriptor action() {
        return action;
    }

    /** What it was started with. */
    public FormValues values() {
        return values;
    }

    /** When it started. */
    public Instant startedAt() {
        return startedAt;
    }

    /** How far it is. */
    public synchronized State state() {
        return state;
    }

    /** How long it took; zero while it runs. */
    public synchronized Duration took() {
        return took;
    }

    /** Whether it was asked to stop. */
    public synchronized boolean cancelled() {
        return cancelled;
    }

    /** What it returned, masked. */
    public synchronized Optional<ObjectNode> result() {
        return Optional.ofNullable(result);
    }

    /** Why it failed, masked. */
    public synchronized Optional<ConnectorException> failure() {
        return Optional.ofNullable(failure);
    }

    /** What happened, in order. */
    public synchronized List<LogLine> log() {
        return List.copyOf(log);
    }

    /**
     * Waits until it has returned.
     *
     * @return whether it has
     */
    public synchronized boolean await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (state == State.RUNNING) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized void note(Instant at, String text) {
        log.add(new LogLine(at, text));
    }

    synchronized void cancelling(Instant at) {
        cancelled = true;
        note(at, "Cancel was asked for");
    }

    synchronized void succeed(ObjectNode value, Instant at) {
        result = value;
        end(State.SUCCEEDED, at, "Succeeded");
    }

    synchronized void fail(ConnectorException exception, Instant at) {
        failure = exception;
        end(State.FAILED, at, "Failed: " + exception.kind() + ", " + exception.code());
    }

    private void end(State end, Instant at, String text) {
        state = end;
        took = Duration.between(startedAt, at);
        note(at, text + " after " + took.toMillis() + " ms");
        notifyAll();
    }
}
