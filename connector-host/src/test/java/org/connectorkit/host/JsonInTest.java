package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What callers hand over is copied, checked and never changed. */
class JsonInTest {

    @Test
    void invocationsAndDefinitionsKeepACopy() {
        ObjectNode inputs = Json.object("{'list': ['a']}");
        Invocation invocation =
                Invocation.builder("weather", "x").inputs(inputs).build();
        ConnectionDefinition definition = ConnectionDefinition.of("weather", "apiKey", inputs);

        inputs.withArray("list").add("b");
        invocation.inputs().put("more", 1);
        definition.inputs().put("more", 1);

        assertThat(invocation.inputs()).isEqualTo(Json.object("{'list': ['a']}"));
        assertThat(definition.inputs()).isEqualTo(Json.object("{'list': ['a']}"));
    }

    @Test
    void whatJsonCannotHoldIsRefusedByItsPlace() {
        ObjectNode binary = JsonNodeFactory.instance.objectNode();
        binary.putArray("list").add(new byte[] {1});
        assertThatThrownBy(() -> Invocation.builder("weather", "x").inputs(binary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/list/0");
        ObjectNode infinite = JsonNodeFactory.instance.objectNode().put("x", Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> ConnectionDefinition.of("weather", "apiKey", infinite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/x");
    }

    @Test
    void aSavedConnectionIsReadAndWrittenInOneForm() {
        ObjectNode json = Json.object("{'type': 'apiKey', 'inputs': {'apiKey': '${env:KEY}'}}");
        ConnectionDefinition definition = ConnectionDefinition.fromJson("weather", json);
        assertThat(definition)
                .isEqualTo(ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': '${env:KEY}'}")));
        assertThat(definition.toJson()).isEqualTo(json);
    }

    @Test
    void everyFaultOfASavedConnectionIsTold() {
        assertThatThrownBy(() -> ConnectionDefinition.fromJson(
                        "weather", Json.object("{'type': 5, 'inputs': 's3cret', 'input': {}}")))
                .isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.problems())
                        .extracting(InputProblem::toString)
                        .containsExactly(
                                "type: must be the key of the connection's type, as text",
                                "inputs: must be an object with the connection's inputs by their keys",
                                "input: is not known here; a connection has \"type\" and \"inputs\""));
    }

    @Test
    void durationsThatLeaveNoTimeAreRefused() {
        assertThatThrownBy(() -> Invocation.builder("weather", "x").timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConnectorHost.builder().defaultTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConnectorHost.builder().sessionIdleTime(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConnectorHost.builder().inlineLimit(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConnectorHost.builder().secretResolver("Env", SecretResolver.environment()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConnectorHost.builder().fileForms(FileForm.URI).build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void secretsAreReadFromFilesWithoutTheirLastLineBreak(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "line 1\nline 2\r\n");
        assertThat(SecretResolver.files().resolve(secret.toString())).contains("line 1\nline 2");
        assertThat(SecretResolver.files().resolve(folder.resolve("none").toString()))
                .isEmpty();
        assertThat(SecretResolver.environment().resolve("NO_SUCH_VARIABLE_HERE"))
                .isEmpty();
    }
}
