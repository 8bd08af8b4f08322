package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.weather.WeatherConnector;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.DescriptorJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeCommandTest {

    @TempDir
    Path home;

    @Test
    void describesAConnectorWithEveryTable() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("describe", "weather");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        Golden.assertMatches("describe.txt", outcome.out());
    }

    @Test
    void describesOneConnectionWithItsGuide() throws IOException {
        Golden.assertMatches(
                "describe-connection.txt",
                CommandRunner.in(home).run("describe", "weather", "apiKey").out());
    }

    @Test
    void describesOneActionAsJson() throws IOException {
        CommandRunner.Outcome outcome =
                CommandRunner.in(home).run("describe", "weather", "currentWeather", "--output", "json");

        assertThat(outcome.out())
                .isEqualTo(Json.pretty(DescriptorJson.of(ConnectorDescriptor.of(new WeatherConnector()))
                                .path("actions")
                                .get(0))
                        + "\n");
    }

    @Test
    void anUnknownConnectorIsAnsweredWithTheNearestOne() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("describe", "wether");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("There is no connector 'wether'. Did you mean 'weather'?");
    }

    @Test
    void anUnknownMemberIsAnsweredWithTheNearestOne() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("describe", "weather", "sendreport");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("Did you mean 'sendReport'?", "Known: apiKey, currentWeather, sendReport.");
    }

    @Test
    void withoutPluginsSaysSo() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.inEmpty(home).run("describe", "weather");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("There is no connector 'weather': found no connectors; looked in ");
    }
}
