package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Nothing that leaves the host, by result, failure, preview or log, holds a connection's secret. */
@ResourceLock(Resources.SYSTEM_ERR)
class SecrecyTest {

    private static final String SECRET = "hunter2-hunter2";

    private final Weather weather = new Weather();
    private final ConnectorHost host = ConnectorHost.builder()
            .addConnector(weather)
            .secretResolver(
                    "env", name -> Optional.ofNullable(Map.of("KEY", SECRET).get(name)))
            .connections(ConnectionStore.of(Map.of(
                    "home", ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': '${env:KEY}'}")),
                    "lost", ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': 'x${env:NONE}'}")))))
            .build();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void captureTheLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        System.setErr(before);
        host.close();
    }

    private static Invocation run(String city) {
        return Invocation.builder("weather", "orderStorm")
                .inputs(Json.object("{'city': '" + city + "', 'connection': 'home'}"))
                .build();
    }

    @Test
    void resultsAndPreviewsAreMasked() {
        weather.performing = context -> ActionResult.builder()
                .put("key", context.inputs().get(weather.connection).key)
                .put("list", List.of("Bearer " + SECRET))
                .build();

        String masked = "{\"key\":\"***\",\"list\":[\"Bearer ***\"]}";
        assertThat(host.invoke(run("Turin")).toString()).isEqualTo(masked);
        assertThat(host.preview(run("Turin")).toString()).isEqualTo(masked);
    }

    @Test
    void aSecretInTheWrongInputOfAConnectionIsNotQuoted() {
        try (ConnectorHost library =
                ConnectorHost.builder().addConnector(new Library()).build()) {
            ConnectionDefinition mixedUp = ConnectionDefinition.of(
                    "library", "card", Json.object("{'card': '" + SECRET + "', 'pin': 'QX-9999'}"));

            assertThat(library.validate(mixedUp))
                    .extracting(InputProblem::toString)
                    .containsExactly("card: must look like AB-1234");
        }
    }

    @Test
    void whatAConnectorLogsIsMasked() {
        weather.opening = context -> {
            context.logger().log(System.Logger.Level.INFO, "opened with {0}", SECRET);
            return weather.new Session(SECRET, context);
        };
        weather.performing = context -> {
            context.logger().log(System.Logger.Level.WARNING, "tried " + SECRET, new IllegalStateException(SECRET));
            context.inputs().get(weather.connection).context.logger().log(System.Logger.Level.ERROR, SECRET);
            return ActionResult.empty();
        };
        host.invoke(run("Turin"));

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("opened with ***", "tried ***", "java.lang.IllegalStateException: ***")
                .doesNotContain("hunter2");
    }

    @Test
    void theLoggedStackTraceOfAFailureIsMasked() {
        weather.performing = context -> {
            throw new IllegalStateException("a " + SECRET, new IllegalArgumentException(SECRET));
        };
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> host.invoke(run("Turin")));

        assertThat(failure.toString()).doesNotContain("hunter2");
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("java.lang.IllegalStateException: a ***", "at " + Weather.class.getName())
                .doesNotContain("hunter2");
    }

    @Test
    void problemsThatAConnectorFindsAreMasked() {
        weather.validatingConnection = inputs -> List.of(InputProblem.of(
                Weather.API_KEY, "is " + inputs.get(Weather.API_KEY).reveal()));
        assertThat(host.validate(run("Turin")))
                .extracting(InputProblem::toString)
                .containsExactly("connection.apiKey: is ***");
    }

    @Test
    void anActionsInputCarriesNoReferenceAway() {
        weather.performing = context -> ActionResult.builder()
                .put("city", context.inputs().get(Weather.CITY))
                .build();
        assertThat(host.invoke(run("${env:KEY}")).toString()).isEqualTo("{\"city\":\"${env:KEY}\"}");
    }

    @Test
    void anUnresolvedReferenceIsNamedAndNothingElse() {
        assertThat(host.testConnection("weather", "lost")
                        .failure()
                        .orElseThrow()
                        .problems())
                .extracting(InputProblem::toString)
                .containsExactly(
                        "apiKey: refers to ${env:NONE}, which is not set or empty; set it where the host runs");
    }

    @Test
    @Tag("peer-bug-31")
    void nothingPrintsItsInputs() {
        ConnectionDefinition definition =
                ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': '" + SECRET + "'}"));
        assertThat(definition).hasToString("weather.apiKey");
        assertThat(run(SECRET)).hasToString("weather.orderStorm");
        assertThat(definition.toJson())
                .isEqualTo(Json.object("{'type': 'apiKey', 'inputs': {'apiKey': '" + SECRET + "'}}"));
    }
}
