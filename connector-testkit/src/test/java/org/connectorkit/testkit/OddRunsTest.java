package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OddRunsTest {

    @TempDir
    private Path directory;

    private NotesService service;

    @BeforeEach
    void start() throws IOException {
        service = new NotesService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aValueThatDoesHarmIsShrunkAndToldWithItsSeed() throws IOException {
        NotesPlugin cannotCopeWithFourCharactersAndAnAtSign = NotesPlugin.sound()
                .with(
                        "AddNote",
                        "inputs.get(TITLE) + \"\\n\" + inputs.get(COLOUR)",
                        "inputs.get(TITLE).replaceFirst(\"(.{3,}@)\", \"$2\") + \"\\n\" + inputs.get(COLOUR)");

        List<String> found = defects(cannotCopeWithFourCharactersAndAnAtSign, 5, 400);

        assertThat(found).singleElement().satisfies(finding -> assertThat(finding)
                .matches("(?s)addNote over token: with title = \".{3,9}@\" ended: .*UNKNOWN_OUTCOME.*")
                .endsWith("; found at random, to repeat it add -Dcontract.seed=5"));
    }

    @Test
    void aSeedDrawsTheSameValuesAgain() throws IOException {
        NotesPlugin cannotCopeWithAZeroWidthSpace = NotesPlugin.sound()
                .with(
                        "AddNote",
                        "inputs.get(TITLE) + \"\\n\" + inputs.get(COLOUR)",
                        "inputs.get(TITLE).replaceFirst(\"(\\u200b)\", \"$2\") + \"\\n\" + inputs.get(COLOUR)");

        assertThat(defects(cannotCopeWithAZeroWidthSpace, 7, 200))
                .isNotEmpty()
                .isEqualTo(defects(cannotCopeWithAZeroWidthSpace, 7, 200));
    }

    @Test
    void aSoundConnectorTakesManyValuesOfEveryShape() throws IOException {
        assertThat(defects(NotesPlugin.sound(), System.nanoTime(), 200)).isEmpty();
    }

    private List<String> defects(NotesPlugin notes, long seed, int tries) throws IOException {
        ContractSubject subject = ContractSubject.builder(
                        notes.pack(directory.resolve(System.nanoTime() + "")), service.uri())
                .addConnection("token", proxy -> Map.of("server", proxy.toString(), "token", NotesService.TOKEN))
                .addAction("addNote", Map.of("title", "Shopping"))
                .addAction("readNote", Map.of("id", "note-1"))
                .build();
        List<String> found = new ArrayList<>();
        try (Bench bench = Bench.open(subject)) {
            new OddRuns(bench, seed, tries)
                    .check(
                            run -> run.outcome().failedWith(ErrorKind.UNKNOWN_OUTCOME)
                                    ? Optional.of("ended: " + run.outcome())
                                    : Optional.empty(),
                            (where, seen) -> found.add(where + ": " + seen));
        }
        return found;
    }
}
