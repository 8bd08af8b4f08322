package org.connectorkit.temporal;

import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workflow of the documentation page. */
public final class OrderWorkflowSample implements OrderWorkflow {

    private final ActivityStub connectors = Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
            .setTaskQueue("connectors")
            .setStartToCloseTimeout(Duration.ofSeconds(30))
            .setHeartbeatTimeout(Duration.ofSeconds(3))
            .build());

    private @Nullable Boolean mailWasThere;

    @Override
    public String shipped(String order, String customer) {
        try {
            return send(order, customer, "stop");
        } catch (ActivityFailure failure) {
            if (!mayHaveHappened(failure)) {
                throw failure;
            }
        }
        Workflow.await(() -> mailWasThere != null);
        return Boolean.TRUE.equals(mailWasThere) ? "confirmed by a person" : send(order, customer, "resend");
    }

    private String send(String order, String customer, String onUnknownOutcome) {
        Map<?, ?> result = connectors.execute(
                "aws-ses.sendEmail",
                Map.class,
                Map.of(
                        "inputs",
                        Map.of(
                                "connection", "mail",
                                "awsRegion", "us-east-1",
                                "sender", "shop@example.com",
                                "toAddresses", List.of(customer),
                                "subject", "Order " + order,
                                "text", "It is on its way."),
                        "idempotencyKey",
                        "shipped-" + order,
                        "onUnknownOutcome",
                        onUnknownOutcome));
        return String.valueOf(result.get("messageId"));
    }

    private static boolean mayHaveHappened(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                && "UNKNOWN_OUTCOME".equals(cause.getDetails().get(Map.class).get("kind"));
    }

    @Override
    public void mailWasThere(boolean there) {
        mailWasThere = there;
    }
}
