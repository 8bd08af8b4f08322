package org.connectorkit.sandbox.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The script of what goes wrong: each request takes the first fault that is meant for its action. Safe for concurrent use.
 *
 * <pre>{@code
 * sandbox.faults().next("SendEmail", Fault.error(400, "Throttling", "Maximum sending rate exceeded."));
 * sandbox.faults().next("SendRawEmail", Fault.swallowedReply());
 * }</pre>
 */
public final class Faults {

    private static final String ANY = "*";

    private final List<Scripted> script = new ArrayList<>();
    private volatile boolean empty = true;

    /** An empty script. */
    public Faults() {}

    /** Lets the next request fail, whatever its action. */
    public Faults next(Fault fault) {
        return next(ANY, fault);
    }

    /** Lets the next request of an action fail, such as {@code SendEmail}. */
    public Faults next(String action, Fault fault) {
        return next(action, fault, 1);
    }

    /**
     * Lets the next requests of an action fail.
     *
     * @param action such as {@code SendEmail}, or {@code *} for any
     * @param times how many requests; {@link Integer#MAX_VALUE} for all until {@link #clear()}
     * @throws IllegalArgumentException if it is less than 1
     */
    public synchronized Faults next(String action, Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault can't strike " + times + " times; give 1 or more");
        }
        script.add(
                new Scripted(Objects.requireNonNull(action, "action"), Objects.requireNonNull(fault, "fault"), times));
        empty = false;
        return this;
    }

    /** Forgets what has not struck yet. */
    public synchronized Faults clear() {
        script.clear();
        empty = true;
        return this;
    }

    /** How many requests are still to fail. */
    public synchronized long pending() {
        return script.stream().mapToLong(s -> s.left).sum();
    }

    /**
     * Takes the fault for a request out of the script. Called by the sandbox for each request.
     *
     * @param action such as {@code SendEmail}
     */
    public Optional<Fault> take(String action) {
        return empty ? Optional.empty() : takeFirst(action);
    }

    private synchronized Optional<Fault> takeFirst(String action) {
        for (Iterator<Scripted> all = script.iterator(); all.hasNext(); ) {
            Scripted next = all.next();
            if (next.action.equals(ANY) || next.action.equals(action)) {
                if (next.left != Integer.MAX_VALUE && --next.left == 0) {
                    all.remove();
                }
                empty = script.isEmpty();
                return Optional.of(next.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Scripted {
        private final String action;
        private final Fault fault;
        private int left;

        Scripted(String action, Fault fault, int left) {
            this.action = action;
            this.fault = fault;
            this.left = left;
        }
    }
}
