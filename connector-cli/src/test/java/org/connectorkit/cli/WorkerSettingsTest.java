package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.connectorkit.cli.CommandRunner.Outcome;
import org.connectorkit.cli.weather.TidesConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator of a worker sets. */
class WorkerSettingsTest {

    @TempDir
    Path home;

    private StepWorker worker;

    @BeforeEach
    void installAnEngineAndTwoConnectors() throws IOException {
        worker = StepWorker.in(home);
        PluginFolder.writeTides(worker.plugins());
        System.clearProperty(TidesConnector.LOADED);
    }

    @AfterEach
    void forgetTheCount() {
        System.clearProperty(TidesConnector.LOADED);
    }

    private Outcome step(String... options) {
        return worker.run("currentWeather", "{\"city\": \"Turin\", \"connection\": \"station\"}", options);
    }

    @Test
    void settingsReachTheirConnectorAndPluginsAreLoadedOnce() {
        Outcome outcome =
                step("--setting", "weather.stationUrl=http://127.0.0.1:1", "--setting", "tides.harbours=Genoa");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("http://127.0.0.1:1");
        assertThat(Integer.getInteger(TidesConnector.LOADED)).isEqualTo(1);
    }

    @Test
    void aSettingThatCannotBeReadIsToldByItsName() {
        Outcome outcome = step("--setting", "tides.harbours=[Genoa");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("One setting needs attention; nothing was done:")
                .contains("tides.harbours  --setting gives JSON with an error at ")
                .contains("Correct --setting.");
    }

    @Test
    void whatTheConnectorsRefuseIsToldAllAtOnceBeforeAnyStep() {
        Outcome outcome = step(
                "--setting",
                "weather.retries=many",
                "--setting",
                "tides.harbours=Atlantis",
                "--setting",
                "weather.speed=3");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("3 settings need attention; nothing was done:")
                .contains("weather.retries  ", "weather.speed    ", "tides.harbours   must be on the map")
                .contains("Correct --setting.");
    }

    @Test
    void aConnectorThatNoStepUsesIsCheckedToo() {
        Outcome outcome = step("--setting", "tides.harbours=Atlantis");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("tides.harbours  must be on the map");
    }

    @Test
    void aSettingOfAConnectorThatIsNotThereIsToldBesideTheRest() {
        Outcome outcome = step(
                "--setting", "wether.retries=3", "--setting", "mail.retries=3", "--setting", "tides.harbours=Atlantis");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .contains("3 settings need attention; nothing was done:")
                .contains("wether          is no connector here; did you mean 'weather'?")
                .contains("mail            is no connector here; known: tides, weather")
                .contains("tides.harbours  must be on the map");
    }

    @Test
    void aSettingWithoutAValueIsRefusedWithTheForm() {
        Outcome outcome = step("--setting", "weather.retries");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .contains("--setting weather.retries is not of the form CONNECTOR.KEY=VALUE.")
                .contains("Write --setting aws-ses.endpoint=URL.");
    }
}
