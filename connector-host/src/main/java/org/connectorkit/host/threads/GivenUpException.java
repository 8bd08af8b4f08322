package org.connectorkit.host.threads;

import java.io.Serial;

/** The caller stopped waiting before the plugin had returned. */
public final class GivenUpException extends Exception {

    /** Why the caller stopped waiting. */
    public enum Reason {
        /** The deadline passed. */
        TIMED_OUT,
        /** The caller, or the host as it closed, interrupted it. */
        CANCELLED
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean started;

    GivenUpException(Reason reason, boolean started) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.started = started;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Whether the plugin had been called at all. */
    public boolean started() {
        return started;
    }
}
