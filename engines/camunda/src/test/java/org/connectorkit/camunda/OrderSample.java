package org.connectorkit.camunda;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the page's process once, for a worker of the {@code connectors} command: starts a broker on the page's port in the
 * folder that is named, deploys and says so, waits for a line of standard input, which says that the worker is there, and
 * prints the mail's id.
 */
final class OrderSample {

    private static final int ATTEMPTS = 600;

    private OrderSample() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Broker broker = Broker.start(Path.of(arguments[0]), 26500);
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(URI.create("http://" + broker.target()))
                .preferRestOverGrpc(false)
                .build()) {
            deploy(client);
            System.out.println(broker.target());
            int unused = System.in.read();
            Map<String, Object> variables = client.newCreateInstanceCommand()
                    .bpmnProcessId("order")
                    .latestVersion()
                    .variables(Map.of("order", "4711", "customer", "jane@example.com"))
                    .withResult()
                    .requestTimeout(Duration.ofSeconds(60))
                    .send()
                    .join()
                    .getVariablesAsMap();
            System.out.println(variables.get("mail") instanceof Map<?, ?> mail ? mail.get("messageId") : variables);
        } finally {
            broker.kill();
        }
    }

    private static void deploy(CamundaClient client) {
        for (int attempt = 1; true; attempt++) {
            try {
                client.newDeployResourceCommand()
                        .addResourceFromClasspath("order.bpmn")
                        .send()
                        .join();
                return;
            } catch (ClientException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }
}
