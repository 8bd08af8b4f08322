package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.testkit.ConnectorHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the action through the real host. */
class ${connectorName}ConnectorTest {

    private StandInService service;

    @BeforeEach
    void start() throws IOException {
        service = new StandInService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void postsAMessage() {
        try (ConnectorHarness harness = harness(StandInService.TOKEN)) {
            harness.action("postMessage").with("text", "Hello.").run().assertResult("messageId", "message-1");
        }
        assertEquals(List.of("Hello."), service.messages());
    }

    @Test
    void namesTheInputThatIsMissing() {
        try (ConnectorHarness harness = harness(StandInService.TOKEN)) {
            harness.action("postMessage").run().assertProblems("text");
        }
    }

    @Test
    void aTokenThatTheServiceDoesNotKnowIsTheConnectionsFault() {
        try (ConnectorHarness harness = harness("another-token")) {
            harness.action("postMessage").with("text", "Hello.").run().assertFails(ErrorKind.CONNECTION);
        }
    }

    private ConnectorHarness harness(String token) {
        return ConnectorHarness.forConnector(new ${connectorName}Connector())
                .connection("saved", "token", Map.of("baseUrl", service.uri().toString(), "token", token))
                .build();
    }
}
