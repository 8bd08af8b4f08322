package org.connectorkit.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.connectorkit.camunda.JobFailure.Answer;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFailureTest {

    private static final Duration BACK_OFF = Duration.ofSeconds(10);

    private static JobFailure failure(ConnectorException.Builder failure) {
        return JobFailure.of(failure.build(), BACK_OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_INPUT, BPMN_ERROR",
        "CONNECTION, INCIDENT",
        "REJECTED, BPMN_ERROR",
        "RATE_LIMITED, RETRY",
        "UNAVAILABLE, RETRY",
        "UNKNOWN_OUTCOME, INCIDENT",
        "INTERNAL, INCIDENT",
    })
    void theKindDecides(ErrorKind kind, Answer answer) {
        assertThat(failure(ConnectorException.builder(kind, "CODE", "message")).answer())
                .isEqualTo(answer);
    }

    @Test
    void anotherAttemptAtTheSameStepUsesUpNoRetry() {
        assertThat(failure(ConnectorException.builder(ErrorKind.UNAVAILABLE, "STEP_IN_PROGRESS", "message"))
                        .answer())
                .isEqualTo(Answer.WAIT);
    }

    @Test
    void theServicesOwnTimeIsKept() {
        ConnectorException.Builder failure = ConnectorException.builder(ErrorKind.RATE_LIMITED, "THROTTLED", "message");
        assertThat(failure(failure).backOff()).isEqualTo(BACK_OFF);
        assertThat(failure(failure.retryAfter(Duration.ofSeconds(3))).backOff()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void thePersonReadsWhatHappenedAndWhatToDo() {
        assertThat(failure(ConnectorException.builder(ErrorKind.CONNECTION, "ACCESS_DENIED", "the key may not send.")
                                .nextStep("Allow it.")
                                .serviceCode("AccessDenied")
                                .requestId("r-1")
                                .cause(new IllegalStateException("a secret")))
                        .message())
                .isEqualTo("ACCESS_DENIED: the key may not send.\nNext step: Allow it.\nKind: CONNECTION\n"
                        + "Service code: AccessDenied\nRequest id: r-1");
    }

    @Test
    void everyProblemOfTheInputsIsInTheMessage() {
        JobFailure failure = JobFailure.of(
                ConnectorException.invalidInput(
                        List.of(InputProblem.atPath("sender", "is required"), InputProblem.atPath("text", "is long"))),
                BACK_OFF);
        assertThat(failure.code()).isEqualTo("INVALID_INPUT");
        assertThat(failure.message()).contains("sender", "is required", "text", "is long");
    }
}
