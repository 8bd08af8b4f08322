package org.connectorkit.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Temporal's test server and a workflow of one step: prints the server's address, then runs the steps of each line, a JSON
 * array of arguments, at a time, and prints a line with their results.
 */
final class Steps {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Steps() {}

    public static void main(String[] arguments) throws Exception {
        try (TemporalTestServer server = TemporalTestServer.start()) {
            WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(server.target())
                    .build());
            WorkflowClient client = WorkflowClient.newInstance(service);
            WorkerFactory workflows = WorkerFactory.newInstance(client);
            workflows.newWorker("workflows").registerWorkflowImplementationTypes(StepWorkflow.Of.class);
            workflows.start();
            System.out.println(server.target());
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<CompletableFuture<Map<String, Object>>> running = new ArrayList<>();
                for (Object argument : JSON.readValue(line, List.class)) {
                    StepWorkflow workflow = client.newWorkflowStub(
                            StepWorkflow.class,
                            WorkflowOptions.newBuilder().setTaskQueue("workflows").build());
                    running.add(WorkflowClient.execute(workflow::run, "aws-ses.sendEmail", argument, 30));
                }
                List<Object> results = new ArrayList<>();
                for (CompletableFuture<Map<String, Object>> step : running) {
                    results.add(result(step));
                }
                System.out.println(JSON.writeValueAsString(results));
            }
            workflows.shutdownNow();
            service.shutdownNow();
        }
    }

    private static Object result(CompletableFuture<Map<String, Object>> step) throws Exception {
        try {
            return step.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkflowException workflow) {
                Throwable cause = workflow;
                while (cause.getCause() != null && !(cause instanceof ApplicationFailure)) {
                    cause = cause.getCause();
                }
                if (cause instanceof ApplicationFailure failure) {
                    return Map.of(
                            "code", failure.getType(),
                            "message", failure.getOriginalMessage(),
                            "details", failure.getDetails().get(Map.class));
                }
            }
            throw e;
        }
    }
}
