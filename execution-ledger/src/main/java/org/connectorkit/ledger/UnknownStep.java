package org.connectorkit.ledger;

import java.time.Instant;

/** A step that may have been done, waiting for a person's decision. */
public final class UnknownStep {

    private final StepKey key;
    private final String worker;
    private final Instant claimedAt;

    UnknownStep(StepKey key, String worker, Instant claimedAt) {
        this.key = key;
        this.worker = worker;
        this.claimedAt = claimedAt;
    }

    /** Which step it is. */
    public StepKey key() {
        return key;
    }

    /** The worker that may have done it: its host and process id. */
    public String worker() {
        return worker;
    }

    /** When that worker began, by the database's clock. Look for the effect at the service from here on. */
    public Instant claimedAt() {
        return claimedAt;
    }

    @Override
    public String toString() {
        return key + ", begun by " + worker + " at " + claimedAt;
    }
}
