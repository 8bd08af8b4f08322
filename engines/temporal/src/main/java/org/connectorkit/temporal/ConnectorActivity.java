package org.connectorkit.temporal;

import com.google.protobuf.ByteString;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.common.converter.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.connectorkit.ledger.Step;
import org.connectorkit.ledger.StepRunner;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every action of every connector as an activity: the activity's type is connector and action, such as
 * {@code aws-ses.sendEmail}. Register it with any worker. Safe for concurrent use.
 *
 * <p>It heartbeats where the workflow set a heartbeat time-out, and interrupts the action when Temporal answers that the
 * activity is cancelled. What it throws is an {@link io.temporal.failure.ApplicationFailure} that holds no cause and no stack
 * trace: its type is the failure's code, its details are one object with {@code kind} and, where known, {@code nextStep},
 * {@code problems}, {@code serviceCode} and {@code requestId}. Only kinds that may be repeated are retryable.
 */
public final class ConnectorActivity implements DynamicActivity {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorActivity.class);
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(5);
    private static final int MARGIN_DIVISOR = 10;

    private static final int HEARTBEAT_THREADS = 2;

    private final StepRunner runner;
    private final ScheduledExecutorService heartbeats = heartbeatThreads();

    /** Activities that run on the runner. */
    public ConnectorActivity(StepRunner runner) {
        this.runner = Objects.requireNonNull(runner, "runner");
    }

    /** For the worker alone. */
    @Override
    public Object execute(EncodedValues arguments) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        Heartbeat heartbeat = Heartbeat.start(context, heartbeats);
        try {
            ObjectNode result;
            try {
                result = runner.run(step(context.getInfo(), StepArgument.of(arguments)));
            } finally {
                heartbeat.stop();
            }
            return payload(result);
        } catch (ConnectorException e) {
            Optional<ActivityCompletionException> cancelled = heartbeat.cancellation();
            if (cancelled.isPresent() && e.kind() != ErrorKind.UNKNOWN_OUTCOME) {
                throw cancelled.get();
            }
            throw Failures.of(e);
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "activity {} failed for a reason of the worker's own",
                    context.getInfo().getActivityType(),
                    e);
            throw Failures.ofTheWorker();
        }
    }

    private static ScheduledExecutorService heartbeatThreads() {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(HEARTBEAT_THREADS, beat -> {
            Thread thread = new Thread(beat, "connector-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }

    private static Step step(ActivityInfo info, StepArgument argument) {
        String type = info.getActivityType();
        int dot = type.indexOf('.');
        if (dot < 0) {
            throw ConnectorException.builder(
                            ErrorKind.INVALID_INPUT,
                            "UNKNOWN_ACTIVITY",
                            "activity type '" + type + "' is not connector and action, such as weather.currentWeather")
                    .build();
        }
        return Step.builder(type.substring(0, dot), type.substring(dot + 1), engineKey(info))
                .inputs(argument.inputs())
                .businessKey(argument.idempotencyKey())
                .onUnknownOutcome(argument.onUnknownOutcome())
                .timeout(timeout(info.getStartToCloseTimeout()))
                .build();
    }

    private static List<String> engineKey(ActivityInfo info) {
        return List.of(
                "temporal", info.getNamespace(), info.getWorkflowId(), info.getWorkflowRunId(), info.getActivityId());
    }

    /** Leaves the worker time to tell how the step ended before Temporal gives up waiting. */
    private static Duration timeout(Duration startToClose) {
        Duration margin = startToClose.dividedBy(MARGIN_DIVISOR);
        return startToClose.minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN);
    }

    private static RawValue payload(ObjectNode result) {
        return new RawValue(Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFrom(result.toString(), StandardCharsets.UTF_8))
                .build());
    }
}
