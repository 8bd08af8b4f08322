package org.connectorkit.camunda;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.api.worker.JobWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.ledger.StepRunner;

/** A worker for Camunda 8, with one job worker per action; a job's type is connector and action. */
public final class CamundaWorker implements AutoCloseable {

    private final CamundaClient client;
    private final ScheduledExecutorService threads;
    private final List<JobWorker> workers;
    private final CamundaWorkerSettings settings;

    private CamundaWorker(
            CamundaClient client,
            ScheduledExecutorService threads,
            List<JobWorker> workers,
            CamundaWorkerSettings settings) {
        this.client = client;
        this.threads = threads;
        this.workers = workers;
        this.settings = settings;
    }

    /**
     * Starts asking for the jobs of every action that the host has. Host and runner stay the caller's to close, after this.
     *
     * @param client a builder with the cluster's address and credentials; its threads are set here
     * @throws RuntimeException as Camunda's client throws it, if the address is wrong or the cluster does not answer
     */
    public static CamundaWorker start(
            CamundaClientBuilder client, CamundaWorkerSettings settings, ConnectorHost host, StepRunner runner) {
        int actions = host.connectors().stream()
                .mapToInt(connector -> connector.actions().size())
                .sum();
        // One thread per job that was taken: none waits in the worker while its time runs out
        ScheduledExecutorService threads =
                Executors.newScheduledThreadPool(1 + actions * settings.concurrentSteps(), work -> {
                    Thread thread = new Thread(work, "connector-job");
                    thread.setDaemon(true);
                    return thread;
                });
        CamundaClient built = client.jobWorkerExecutor(threads, false).build();
        try {
            built.newTopologyRequest().send().join();
            List<JobWorker> workers = new ArrayList<>();
            for (ConnectorDescriptor connector : host.connectors()) {
                for (ActionDescriptor action : connector.actions()) {
                    workers.add(open(built, connector.key(), action, settings, runner));
                }
            }
            return new CamundaWorker(built, threads, workers, settings);
        } catch (RuntimeException e) {
            built.close();
            threads.shutdownNow();
            throw e;
        }
    }

    private static JobWorker open(
            CamundaClient client,
            String connectorKey,
            ActionDescriptor action,
            CamundaWorkerSettings settings,
            StepRunner runner) {
        return client.newWorker()
                .jobType(connectorKey + "." + action.key())
                .handler(new ConnectorJobHandler(new StepJob(connectorKey, action, settings), settings, runner))
                .timeout(settings.jobTimeout())
                .maxJobsActive(settings.concurrentSteps())
                .fetchVariables(StepVariable.NAME)
                .streamEnabled(false)
                .open();
    }

    /** Takes no further job, lets the steps that run end within the drain time, and interrupts the rest. */
    @Override
    public void close() {
        workers.forEach(JobWorker::close);
        threads.shutdown();
        boolean interrupted = false;
        try {
            if (!threads.awaitTermination(settings.drainTime().toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            interrupted = true;
        }
        client.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return workers.size() + " job types";
    }
}
