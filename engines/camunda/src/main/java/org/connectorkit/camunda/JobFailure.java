package org.connectorkit.camunda;

import java.time.Duration;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/**
 * What Camunda is told of a failure.
 *
 * @param answer what becomes of the job
 * @param code the failure's code, which a boundary event may catch
 * @param message for a person, masked, with the next step; no stack trace
 * @param backOff how long the job waits, for {@link Answer#RETRY} and {@link Answer#WAIT}
 */
record JobFailure(Answer answer, String code, String message, Duration backOff) {

    /** What becomes of a job that failed. */
    enum Answer {
        /** It is tried again after a while, until its retries are used up; then it is an incident. */
        RETRY,
        /** It is tried again after a while, and no retry is used up: another attempt at the same step runs. */
        WAIT,
        /** The process goes on as it says for this error; where it says nothing, Camunda makes it an incident. */
        BPMN_ERROR,
        /** It waits for a person. */
        INCIDENT
    }

    static JobFailure of(ConnectorException failure, Duration backOff) {
        return new JobFailure(
                answer(failure),
                failure.code(),
                message(failure),
                failure.retryAfter().orElse(backOff));
    }

    /** Says nothing of what went wrong: an unexpected failure's message may hold anything. */
    static JobFailure ofTheWorker() {
        return new JobFailure(
                Answer.INCIDENT,
                "INTERNAL",
                "INTERNAL: the worker failed unexpectedly; its log says why",
                Duration.ZERO);
    }

    private static Answer answer(ConnectorException failure) {
        if (failure.code().equals("STEP_IN_PROGRESS")) {
            return Answer.WAIT;
        }
        return switch (failure.kind()) {
            case RATE_LIMITED, UNAVAILABLE -> Answer.RETRY;
            case INVALID_INPUT, REJECTED -> Answer.BPMN_ERROR;
            case CONNECTION, UNKNOWN_OUTCOME, INTERNAL -> Answer.INCIDENT;
        };
    }

    private static String message(ConnectorException failure) {
        StringBuilder text = new StringBuilder(failure.code()).append(": ").append(failure.getMessage());
        failure.nextStep().ifPresent(nextStep -> text.append("\nNext step: ").append(nextStep));
        if (failure.kind() != ErrorKind.INVALID_INPUT) {
            text.append("\nKind: ").append(failure.kind());
        }
        failure.serviceCode().ifPresent(code -> text.append("\nService code: ").append(code));
        failure.requestId().ifPresent(id -> text.append("\nRequest id: ").append(id));
        return text.toString();
    }
}
