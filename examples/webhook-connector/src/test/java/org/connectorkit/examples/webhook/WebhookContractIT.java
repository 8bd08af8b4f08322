package org.connectorkit.examples.webhook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.connectorkit.testkit.ConnectorContract;
import org.connectorkit.testkit.ContractSubject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class WebhookContractIT extends ConnectorContract {

    private static Receiver receiver;

    @BeforeAll
    static void start() throws IOException {
        receiver = new Receiver();
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @Override
    protected ContractSubject subject() {
        return ContractSubject.builder(Path.of("target/plugin"), receiver.uri())
                .addConnection(
                        "endpoint",
                        address -> Map.of("baseUrl", address.toString(), "signingSecret", "correct-horse-battery"))
                .addAction("sendEvent", Map.of("event", "order.paid"))
                .page(Path.of("docs/webhook.md"))
                .build();
    }
}
