package org.connectorkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.Invocation;
import org.connectorkit.sandbox.SesSandbox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The embedding that README.md shows, with the plugin folder of the distribution. */
class EmbeddingTest {

    private static final Path PLUGINS = Path.of("..", "connector-cli", "target", "connectors", "plugins");

    @Test
    void anEngineSendsAnEmailThroughAConnectorItKnowsNothingOf() {
        try (SesSandbox sandbox = SesSandbox.builder().verify("example.com").start()) {
            ObjectNode settings = JsonMapper.shared()
                    .createObjectNode()
                    .put("endpoint", sandbox.endpoint().toString());
            ObjectNode keys = JsonMapper.shared()
                    .createObjectNode()
                    .put("accessKeyId", sandbox.accessKey().id())
                    .put("secretAccessKey", sandbox.accessKey().secret());
            String json = """
                    {
                      "connection": "mailer",
                      "awsRegion": "eu-west-1",
                      "sender": "jorg@example.com",
                      "toAddresses": "ann@example.net",
                      "subject": "The May report",
                      "text": "Dear Ann"
                    }
                    """;

            String messageId = send(PLUGINS, settings, keys, json);

            assertThat(sandbox.inbox().messages()).singleElement().satisfies(message -> assertThat(message.messageId())
                    .isEqualTo(messageId));
        }
    }

    private static String send(Path plugins, ObjectNode settings, ObjectNode keys, String json) {
        var saved = Map.of("mailer", ConnectionDefinition.of("aws-ses", "accessKey", keys));
        try (var host = ConnectorHost.builder()
                .pluginsFolder(plugins)
                .settings("aws-ses", settings)
                .connections(ConnectionStore.of(saved))
                .build()) {
            var inputs = (ObjectNode) JsonMapper.shared().readTree(json);
            var result = host.invoke(
                    Invocation.builder("aws-ses", "sendEmail").inputs(inputs).build());
            return result.get("messageId").asString();
        }
    }
}
