package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.weather.WeatherConnector;
import org.connectorkit.host.JsonSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {

    @TempDir
    Path home;

    @Test
    void printsAnActionsSchema() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("schema", "weather", "sendReport");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .isEqualTo(Json.pretty(JsonSchema.of(
                                new WeatherConnector().actions().get(1).inputs())) + "\n");
    }

    @Test
    void printsAConnectionsSchema() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("schema", "weather", "apiKey");

        assertThat(outcome.out())
                .isEqualTo(Json.pretty(JsonSchema.of(
                                new WeatherConnector().connections().get(0).inputs())) + "\n");
    }

    @Test
    void anUnknownMemberIsRefused() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("schema", "weather", "nothing");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("no connection or action of weather 'nothing'", "Known: apiKey");
    }
}
