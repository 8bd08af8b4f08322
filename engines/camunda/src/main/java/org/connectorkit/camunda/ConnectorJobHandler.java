package org.connectorkit.camunda;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.CompleteJobCommandStep1;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import java.util.Optional;
import org.connectorkit.ledger.StepRunner;
import org.connectorkit.spi.ConnectorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs the jobs of one action. It throws nothing: the client would write a stack trace into the engine. */
final class ConnectorJobHandler implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorJobHandler.class);

    private final StepJob reader;
    private final CamundaWorkerSettings settings;
    private final StepRunner runner;

    ConnectorJobHandler(StepJob reader, CamundaWorkerSettings settings, StepRunner runner) {
        this.reader = reader;
        this.settings = settings;
        this.runner = runner;
    }

    @Override
    public void handle(JobClient client, ActivatedJob job) {
        tell(job, answer(client, job));
    }

    private FinalCommandStep<?> answer(JobClient client, ActivatedJob job) {
        try {
            return completion(client, job, runner.run(reader.step(job)));
        } catch (ConnectorException e) {
            return failure(client, job, JobFailure.of(e, settings.backOff()));
        } catch (RuntimeException | Error e) {
            LOG.error("job {} of type {} failed for a reason of the worker's own", job.getKey(), job.getType(), e);
            return failure(client, job, JobFailure.ofTheWorker());
        }
    }

    private static FinalCommandStep<?> completion(JobClient client, ActivatedJob job, ObjectNode result) {
        CompleteJobCommandStep1 command = client.newCompleteCommand(job.getKey());
        Optional<String> variable = StepJob.resultVariable(job);
        if (variable.isEmpty()) {
            return command;
        }
        ObjectNode variables = JsonMapper.shared().createObjectNode();
        variables.set(variable.get(), result);
        return command.variables(variables.toString());
    }

    private static FinalCommandStep<?> failure(JobClient client, ActivatedJob job, JobFailure failure) {
        return switch (failure.answer()) {
            case RETRY ->
                client.newFailCommand(job.getKey())
                        .retries(Math.max(0, job.getRetries() - 1))
                        .retryBackoff(failure.backOff())
                        .errorMessage(failure.message());
            case WAIT ->
                client.newFailCommand(job.getKey())
                        .retries(job.getRetries())
                        .retryBackoff(failure.backOff())
                        .errorMessage(failure.message());
            case BPMN_ERROR ->
                client.newThrowErrorCommand(job.getKey())
                        .errorCode(failure.code())
                        .errorMessage(failure.message());
            case INCIDENT -> client.newFailCommand(job.getKey()).retries(0).errorMessage(failure.message());
        };
    }

    /** A job whose end Camunda did not hear of comes again, and the ledger knows what became of it. */
    private static void tell(ActivatedJob job, FinalCommandStep<?> answer) {
        try {
            answer.send().join();
        } catch (ClientException e) {
            LOG.warn("job {} of type {}: its end could not be told: {}", job.getKey(), job.getType(), e.getMessage());
        }
    }
}
