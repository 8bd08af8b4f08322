package org.connectorkit.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.impl.response.ActivatedJobImpl;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.ledger.OnUnknownOutcome;
import org.connectorkit.ledger.Step;
import org.connectorkit.ses.SesConnector;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a job becomes, from messages as a gateway sends them. */
class StepJobTest {

    private static final ActionDescriptor SEND_EMAIL =
            ConnectorDescriptor.of(new SesConnector()).action("sendEmail").orElseThrow();

    private static Step step(String variables, Map<String, String> headers) {
        return new StepJob("aws-ses", SEND_EMAIL, settings(60)).step(job(variables, headers));
    }

    private static CamundaWorkerSettings settings(int jobTimeoutSeconds) {
        return CamundaWorkerSettings.builder("blue")
                .jobTimeout(Duration.ofSeconds(jobTimeoutSeconds))
                .build();
    }

    private static ActivatedJob job(String variables, Map<String, String> headers) {
        return new ActivatedJobImpl(
                new CamundaObjectMapper(),
                GatewayOuterClass.ActivatedJob.newBuilder()
                        .setKey(1)
                        .setType("aws-ses.sendEmail")
                        .setProcessInstanceKey(7)
                        .setElementInstanceKey(8)
                        .setRetries(3)
                        .setCustomHeaders(JsonMapper.shared().writeValueAsString(headers))
                        .setVariables(variables)
                        .build());
    }

    private static List<String> problems(String variables, Map<String, String> headers) {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> step(variables, headers));
        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        return failure.problems().stream().map(InputProblem::path).toList();
    }

    @Test
    void inputsComeFromTheVariableAndTheConnectionFromTheHeader() {
        Step step = step(
                "{\"connectorStep\": {\"inputs\": {\"subject\": \"Hello\"}}, \"sender\": \"of the process\"}",
                Map.of("connection", "mail"));

        assertThat(step.inputs().toString()).isEqualTo("{\"subject\":\"Hello\",\"connection\":\"mail\"}");
        assertThat(step.onUnknownOutcome()).isEqualTo(OnUnknownOutcome.STOP);
    }

    @Test
    void theEngineKeyNamesClusterProcessInstanceAndElementInstance() {
        assertThat(step("{}", Map.of()).key().toString()).isEqualTo("aws-ses.sendEmail zeebe/blue/7/8");
    }

    @Test
    void aBusinessKeyIsTextOrANumber() {
        assertThat(step("{\"connectorStep\": {\"idempotencyKey\": \"order-1\"}}", Map.of())
                        .key()
                        .key())
                .isEqualTo("business/order-1");
        assertThat(step("{\"connectorStep\": {\"idempotencyKey\": 4711}}", Map.of())
                        .key()
                        .key())
                .isEqualTo("business/4711");
        assertThat(step("{\"connectorStep\": {\"idempotencyKey\": \" \"}}", Map.of())
                        .key()
                        .key())
                .isEqualTo("zeebe/blue/7/8");
    }

    @Test
    void theActionEndsALittleBeforeTheJobDoes() {
        ActivatedJob job = job("{}", Map.of());
        assertThat(new StepJob("aws-ses", SEND_EMAIL, settings(60)).step(job).timeout())
                .contains(Duration.ofSeconds(55));
        assertThat(new StepJob("aws-ses", SEND_EMAIL, settings(10)).step(job).timeout())
                .contains(Duration.ofSeconds(9));
    }

    @Test
    void aModelSaysResend() {
        assertThat(step("{}", Map.of("onUnknownOutcome", "resend")).onUnknownOutcome())
                .isEqualTo(OnUnknownOutcome.RESEND);
    }

    @Test
    void aProcessMayNotComputeAConnection() {
        assertThat(problems("{\"connectorStep\": {\"inputs\": {\"connection\": \"other\"}}}", Map.of()))
                .containsExactly("connectorStep.inputs.connection");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThat(problems(
                        "{\"connectorStep\": {\"inputs\": 1, \"idempotencyKey\": {}, \"input\": 2}}",
                        Map.of("onUnknownOutcome", "maybe")))
                .containsExactly(
                        "connectorStep.input",
                        "connectorStep.inputs",
                        "connectorStep.idempotencyKey",
                        "onUnknownOutcome");
        assertThat(problems("{\"connectorStep\": []}", Map.of())).containsExactly("connectorStep");
    }

    @Test
    void theResultVariableIsTheModelsChoice() {
        assertThat(StepJob.resultVariable(job("{}", Map.of("resultVariable", "mail"))))
                .contains("mail");
        assertThat(StepJob.resultVariable(job("{}", Map.of("resultVariable", ""))))
                .isEmpty();
        assertThat(StepJob.resultVariable(job("{}", Map.of()))).isEmpty();
    }
}
