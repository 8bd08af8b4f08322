package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

class ConnectorContractTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @TempDir
    private Path directory;

    @BeforeEach
    void pack() throws IOException {
        Spoiled.plugin = NotesPlugin.sound()
                .with("AddNote", ".comment(\"The note itself.\")", "")
                .with("AddNote", ".comment(\"The note's colour.\")", "")
                .pack(directory);
    }

    @Test
    void aFailureTellsRuleEachSubjectWhatWasSeenAndOnceWhatToDo() {
        assertThat(message(Spoiled.class, "desc07_everyInputHasAComment"))
                .isEqualTo(String.join(
                        System.lineSeparator(),
                        "DESC-07 Every input has a comment, save a connection and an input that is a connection.",
                        "DESC-07 addNote.text: has no comment",
                        "DESC-07 addNote.colour: has no comment",
                        "    Add .comment(\"…\"): in one line of Markdown, what to fill in and where to find it."));
    }

    @Test
    void aWaivedRuleIsSkippedWithItsReason() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Waived.class, "desc07_everyInputHasAComment"))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.aborted(1).failed(0).succeeded(0));
    }

    @Test
    void aWaiverOfARuleThatHoldsFails() {
        assertThat(message(Waived.class, "desc06_labelsAreUnique"))
                .isEqualTo("DESC-06 stale waiver: the rule holds, and the waiver says 'as the service has it'."
                        + " Remove the waiver.");
    }

    @Test
    void aPluginThatIsNotPackagedIsToldAsThat() {
        Spoiled.plugin = directory.resolve("nowhere");

        assertThat(message(Spoiled.class, "desc01_everyDescriptorCanBeRead"))
                .startsWith("the plugin folder ")
                .endsWith(
                        "nowhere does not exist; package the connector first, and run its contract as an integration test");
    }

    @Test
    void aHostThatRefusesAConnectorForItsSettingsIsTold() throws IOException {
        Spoiled.plugin = NotesPlugin.sound().pack(directory.resolve("sound"));

        assertThat(message(WrongSettings.class, "run01_actionsRunWithRequiredInputsAlone"))
                .contains("RUN-01 plugin: ", "timeoutSeconds");
    }

    @Test
    void aWaiverNeedsARuleThatExistsAndAReason() {
        ContractSubject.Builder subject = ContractSubject.builder(directory, NOWHERE);

        assertThatThrownBy(() -> subject.waive("DESC-99", "no reason"))
                .hasMessage("there is no rule 'DESC-99' to waive");
        assertThatThrownBy(() -> subject.waive("DESC-06", " "))
                .hasMessage("the waiver of DESC-06 has no reason; say why it cannot be kept");
    }

    private static String message(Class<?> contract, String test) {
        List<Event> failed = EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(contract, test))
                .execute()
                .testEvents()
                .filter(event -> event.getType() == EventType.FINISHED)
                .toList();
        return failed.get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElseThrow();
    }

    /** Run by the tests above alone. */
    static class Spoiled extends ConnectorContract {

        static Path plugin = Path.of("");

        @Override
        protected ContractSubject subject() {
            return ContractSubject.builder(plugin, NOWHERE).build();
        }
    }

    /** Run by the tests above alone. */
    static final class Waived extends Spoiled {

        @Override
        protected ContractSubject subject() {
            return ContractSubject.builder(plugin, NOWHERE)
                    .waive("DESC-06", "as the service has it")
                    .waive("DESC-07", "the service calls it what it is")
                    .build();
        }
    }

    /** Run by the tests above alone. */
    static final class WrongSettings extends Spoiled {

        @Override
        protected ContractSubject subject() {
            return ContractSubject.builder(plugin, NOWHERE)
                    .settings(proxy -> Map.of("timeoutSeconds", "soon"))
                    .build();
        }
    }
}
