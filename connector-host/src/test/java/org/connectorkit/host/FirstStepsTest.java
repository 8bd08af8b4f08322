package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The lines of the package's documentation, from "load plugins" to "run action". */
class FirstStepsTest {

    @Test
    void fiveLinesLoadPluginsAndRunAnAction(@TempDir Path folder) {
        PluginFolders.greeter(folder.resolve("plugins"), "greeter", "greeter");
        ObjectNode keyInputs = JsonNodeFactory.instance.objectNode().put("key", "k-1");

        Map<String, ConnectionDefinition> saved = Map.of("door", ConnectionDefinition.of("greeter", "key", keyInputs));
        try (ConnectorHost host = ConnectorHost.builder()
                .pluginsFolder(folder.resolve("plugins"))
                .connections(ConnectionStore.of(saved))
                .build()) {
            ObjectNode inputs =
                    JsonNodeFactory.instance.objectNode().put("name", "Ada").put("connection", "door");
            ObjectNode result = host.invoke(
                    Invocation.builder("greeter", "greet").inputs(inputs).build());

            assertThat(result.toString())
                    .isEqualTo("{\"greeting\":\"Hello Ada by k-1\",\"thread\":\""
                            + result.get("thread").stringValue() + "\",\"contextLoader\":\"plugin greeter\"}");
            assertThat(result.get("thread").stringValue()).startsWith("connector-greeter-");
            assertThat(host.pluginProblems()).isEmpty();
        }
    }
}
