package org.connectorkit.host.execution;

import org.connectorkit.host.masking.Masker;
import org.connectorkit.host.threads.GivenUpException;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a plugin throws into what a caller may see, and logs the rest, masked. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final String what;
    private final String executionId;
    private final Masker masker;

    /**
     * Failures of one call into a plugin.
     *
     * @param what what was called, for people
     */
    Failures(String what, String executionId, Masker masker) {
        this.what = what;
        this.executionId = executionId;
        this.masker = masker;
    }

    /**
     * What a call threw.
     *
     * @param mayHaveHappened whether it could have done something that must not be done twice
     */
    ConnectorException of(Throwable thrown, boolean mayHaveHappened) {
        if (thrown instanceof ConnectorException failure) {
            if (failure.kind() != ErrorKind.INVALID_INPUT || failure.getCause() != null) {
                log(failure);
            }
            return masker.mask(failure);
        }
        log(thrown);
        if (mayHaveHappened) {
            return unknown(
                    "UNFORESEEN", what + " failed in a way that its author did not foresee. It may have happened.");
        }
        return ConnectorException.builder(
                        ErrorKind.INTERNAL, "UNFORESEEN", what + " failed in a way that its author did not foresee.")
                .nextStep("Report it to the connector's author; the host's log has the details under execution "
                        + executionId + ".")
                .build();
    }

    /** The caller stopped waiting. */
    ConnectorException of(GivenUpException givenUp, boolean mayHaveHappened) {
        String code = givenUp.reason().name();
        String end =
                switch (givenUp.reason()) {
                    case TIMED_OUT -> " did not end before its deadline.";
                    case CANCELLED -> " was cancelled before it ended.";
                };
        if (mayHaveHappened && givenUp.started()) {
            return unknown(code, what + end + " It may have happened.");
        }
        return ConnectorException.builder(ErrorKind.UNAVAILABLE, code, what + end)
                .nextStep("Run it again, with more time if the service is slow.")
                .build();
    }

    private ConnectorException unknown(String code, String message) {
        return ConnectorException.builder(ErrorKind.UNKNOWN_OUTCOME, code, message)
                .nextStep("Find out at the service whether it happened before you run it again; the host's log has the"
                        + " details under execution " + executionId + ".")
                .build();
    }

    private void log(Throwable thrown) {
        if (LOG.isWarnEnabled()) {
            LOG.warn("Execution {}: {} failed: {}", executionId, what, masker.stackTrace(thrown));
        }
    }
}
