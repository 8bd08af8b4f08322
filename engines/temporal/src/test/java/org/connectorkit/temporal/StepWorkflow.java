package org.connectorkit.temporal;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Map;

/** A workflow of one step, whatever it is. */
@WorkflowInterface
public interface StepWorkflow {

    /** Runs the step; {@code heartbeatSeconds} of zero means none. */
    @WorkflowMethod
    Map<String, Object> run(String activity, Object argument, int heartbeatSeconds);

    final class Of implements StepWorkflow {

        @Override
        @SuppressWarnings("unchecked") // the result is JSON, and so a map by text
        public Map<String, Object> run(String activity, Object argument, int heartbeatSeconds) {
            return Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                            .setTaskQueue("connectors")
                            .setStartToCloseTimeout(Duration.ofMinutes(2))
                            .setHeartbeatTimeout(Duration.ofSeconds(heartbeatSeconds))
                            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                            .build())
                    .execute(activity, Map.class, argument);
        }
    }
}
