package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorHarnessTest {

    @TempDir
    private Path directory;

    private NotesService service;
    private ConnectorHarness harness;

    @BeforeEach
    void start() throws IOException {
        service = new NotesService();
        harness = ConnectorHarness.forPlugin(NotesPlugin.sound().pack(directory))
                .connection("mine", "token", Map.of("server", service.uri().toString(), "token", NotesService.TOKEN))
                .settings(Map.of("timeoutSeconds", 5))
                .build();
    }

    @AfterEach
    void stop() {
        harness.close();
        service.close();
    }

    @Test
    void runsAnActionOverTheSavedConnection() {
        harness.action("addNote").with("title", "Shopping").run().assertResult("id", "note-1");
        assertThat(harness.testConnection("mine").identity()).contains("note-1");
    }

    @Test
    void tellsEveryProblemByItsInput() {
        ActionCall call = harness.action("addNote").with("colour", "green").with("tags", List.of("a", 7));

        call.run().assertProblems("title", "colour", "tags[1]");
        assertThat(call.problems()).hasSize(3);
        assertThat(harness.problems("token", Map.of("server", "here")))
                .extracting(problem -> problem.path())
                .contains("server", "token");
    }

    @Test
    void anAssertionThatDoesNotHoldTellsWhatWasSeen() {
        ActionOutcome good = harness.action("addNote").with("title", "Shopping").run();
        ActionOutcome bad = harness.action("addNote").run();

        assertThatThrownBy(() -> good.assertFails(ErrorKind.REJECTED))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected a failure of kind REJECTED, but addNote succeeded with {\"id\":\"note-1\"}");
        assertThatThrownBy(() -> good.assertResult("id", 7))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected id to be 7, but addNote succeeded with {\"id\":\"note-1\"}");
        assertThatThrownBy(bad::assertSucceeds)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected a result, but addNote failed with INVALID_INPUT");
        assertThatThrownBy(() -> bad.assertProblems("text"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected problems at [text], but addNote failed with INVALID_INPUT");
    }

    @Test
    void refusesAnActionThatIsNotThere() {
        assertThatThrownBy(() -> harness.action("addNotes"))
                .hasMessage("connector 'notes' has no action 'addNotes'; it has [addNote, readNote]");
    }

    @Test
    void tellsWhyAPluginDoesNotLoad(@TempDir Path empty) {
        assertThatThrownBy(() -> ConnectorHarness.forPlugin(empty).build())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected one connector and no problem, but there are 0 connectors, and: ");
    }

    @Test
    void aVirtualClockStandsStillUntilItIsToldToGoOn() {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        VirtualClock elsewhere = clock.withZone(ZoneId.of("Europe/Rome"));

        clock.advance(Duration.ofSeconds(3));

        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(3)).isEqualTo(elsewhere.instant());
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Europe/Rome"));
    }
}
