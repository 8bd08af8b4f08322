package org.connectorkit.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.connectorkit.ledger.StepRunner;

/** A worker that runs activities alone; the workflows run in workers of their authors. */
public final class TemporalWorker implements AutoCloseable {

    /** What Temporal's SDK takes by itself; a poller beyond the number of steps asks for what nobody can run. */
    private static final int MAX_POLLERS = 5;

    private final WorkerFactory factory;
    private final String taskQueue;
    private final Duration drainTime;

    private TemporalWorker(WorkerFactory factory, String taskQueue, Duration drainTime) {
        this.factory = factory;
        this.taskQueue = taskQueue;
        this.drainTime = drainTime;
    }

    /**
     * Starts polling the task queue. Client and runner stay the caller's to close, after this.
     *
     * @throws RuntimeException as Temporal's client throws it, if the server does not answer or has no such namespace
     */
    public static TemporalWorker start(WorkflowClient client, TemporalWorkerSettings settings, StepRunner runner) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(
                settings.taskQueue(),
                WorkerOptions.newBuilder()
                        .setMaxConcurrentActivityExecutionSize(settings.concurrentSteps())
                        .setMaxConcurrentActivityTaskPollers(Math.min(MAX_POLLERS, settings.concurrentSteps()))
                        .setMaxTaskQueueActivitiesPerSecond(settings.stepsPerSecond())
                        .build());
        worker.registerActivitiesImplementations(new ConnectorActivity(runner));
        factory.start();
        return new TemporalWorker(factory, settings.taskQueue(), settings.drainTime());
    }

    /** Takes no further step, lets those that run end within the drain time, and interrupts the rest. */
    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(drainTime.toMillis(), TimeUnit.MILLISECONDS);
        factory.shutdownNow();
    }

    @Override
    public String toString() {
        return "task queue " + taskQueue;
    }
}
