package org.connectorkit.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.testkit.ConnectorHarness;
import org.connectorkit.testkit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookConnectorTest {

    private Receiver receiver;
    private ConnectorHarness harness;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        harness = ConnectorHarness.forConnector(new WebhookConnector())
                .connection(
                        "shop",
                        "endpoint",
                        Map.of("baseUrl", receiver.uri() + "/v1", "signingSecret", "correct-horse-battery"))
                .clock(VirtualClock.at(Instant.parse("2026-01-31T09:30:00Z")))
                .build();
    }

    @AfterEach
    void stop() {
        harness.close();
        receiver.close();
    }

    @Test
    void sendsWhatIsFilledInAndSignsIt() {
        harness.action("sendEvent")
                .with("event", "order.paid")
                .with("data", Map.of("order", "17"))
                .with("amount", 12.5)
                .with("priority", "high")
                .with("document", ConnectorHarness.textFile("Total: 12.50", "text/plain"))
                .idempotencyKey("step-1")
                .run()
                .assertResult("deliveryId", "step-1")
                .assertResult("status", 200);

        // The signature was computed with: printf '%s' "$time.$body" | openssl dgst -sha256 -hmac correct-horse-battery
        assertThat(receiver.deliveries())
                .containsExactly(new Receiver.Delivery(
                        "/v1/order.paid",
                        "step-1",
                        "t=1769851800,v1=7ac4be176ac7ea2569d40899a432645552810b13768c5085177027c2469f0feb",
                        "{\"event\":\"order.paid\",\"priority\":\"high\",\"test\":false,\"amount\":12.5,"
                                + "\"data\":{\"order\":\"17\"},\"document\":\"VG90YWw6IDEyLjUw\"}"));
    }

    @Test
    void refusesANameThatIsGivenTwice() {
        harness.action("sendEvent")
                .with("event", "order.paid")
                .with("data", List.of(Map.of("key", "order", "value", "17"), Map.of("key", "order", "value", "18")))
                .run()
                .assertProblems("data[\"order\"]");
        assertThat(receiver.deliveries()).isEmpty();
    }

    @Test
    void tellsWhatTheReceiversAnswerMeans() {
        Map<Integer, ErrorKind> kinds = Map.of(
                400, ErrorKind.REJECTED,
                401, ErrorKind.CONNECTION,
                429, ErrorKind.RATE_LIMITED,
                500, ErrorKind.UNKNOWN_OUTCOME);
        kinds.forEach((status, kind) -> {
            receiver.answer("/v1/order.paid", status);
            ConnectorException failure = harness.action("sendEvent")
                    .with("event", "order.paid")
                    .run()
                    .assertFails(kind);
            assertThat(failure.serviceCode()).contains(Integer.toString(status));
            assertThat(failure.retryAfter().isPresent()).isEqualTo(status == 429);
        });
    }

    @Test
    void passesOnHowLongToWait() {
        receiver.answer("/v1/order.paid", 429);

        ConnectorException failure =
                harness.action("sendEvent").with("event", "order.paid").run().assertFails(ErrorKind.RATE_LIMITED);

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }
}
