package org.connectorkit.cli;

import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/** What the command's exit code tells a script. The list stands in docs/command-line.md. */
final class ExitCode {

    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int CONNECTION = 3;
    static final int REJECTED = 4;
    static final int UNKNOWN_OUTCOME = 5;
    /** Nothing happened, and the same command may succeed later. */
    static final int TRY_LATER = 6;
    /** As a shell reports a program that was interrupted (128 + SIGINT). */
    static final int INTERRUPTED = 130;

    private static final String CANCELLED = "CANCELLED";

    private ExitCode() {}

    static int of(ConnectorException failure) {
        return isInterruption(failure) ? INTERRUPTED : of(failure.kind());
    }

    /** Whether the command was interrupted while the action ran. */
    static boolean isInterruption(ConnectorException failure) {
        return failure.code().equals(CANCELLED);
    }

    private static int of(ErrorKind kind) {
        return switch (kind) {
            case INVALID_INPUT -> USAGE;
            case CONNECTION -> CONNECTION;
            case REJECTED -> REJECTED;
            case RATE_LIMITED, UNAVAILABLE -> TRY_LATER;
            case UNKNOWN_OUTCOME -> UNKNOWN_OUTCOME;
            case INTERNAL -> INTERNAL;
        };
    }
}
