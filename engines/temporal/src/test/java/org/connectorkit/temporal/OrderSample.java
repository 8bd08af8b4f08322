package org.connectorkit.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;

/**
 * Runs the page's workflow once, for a worker of the {@code connectors} command: serves on the page's port and says so, waits
 * for a line of standard input, which says that the worker is there, and prints the mail's id.
 */
final class OrderSample {

    private OrderSample() {}

    public static void main(String[] arguments) throws IOException {
        try (TemporalTestServer server = TemporalTestServer.start(7233)) {
            System.out.println(server.target());
            WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(server.target())
                    .build());
            WorkflowClient client = WorkflowClient.newInstance(service);
            WorkerFactory workflows = WorkerFactory.newInstance(client);
            Worker worker = workflows.newWorker("workflows");
            worker.registerWorkflowImplementationTypes(OrderWorkflowSample.class);
            workflows.start();
            int unused = System.in.read();
            OrderWorkflow workflow = client.newWorkflowStub(
                    OrderWorkflow.class,
                    WorkflowOptions.newBuilder().setTaskQueue("workflows").build());
            System.out.println(workflow.shipped("4711", "jane@example.com"));
            workflows.shutdownNow();
            service.shutdownNow();
        }
    }
}
