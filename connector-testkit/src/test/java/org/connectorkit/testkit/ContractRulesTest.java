package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractRulesTest {

    private static final Path PAGE = Path.of("../docs/contract-rules.md");

    @Test
    void everyRuleHasAnIdOfItsOwnAndSaysAllThatAnAuthorNeeds() {
        assertThat(ContractRules.all()).extracting(ContractRule::id).doesNotHaveDuplicates();
        assertThat(ContractRules.all()).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[A-Z]+-\\d\\d");
            assertThat(rule.sentence()).matches("[A-Z].*\\.");
            assertThat(rule.why()).matches("[A-Z].*\\.");
            assertThat(rule.remedy()).matches("[A-Z].*\\.");
        });
    }

    @Test
    void theContractHasOneFinalTestForEachRule() {
        assertThat(Arrays.stream(ConnectorContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .peek(method -> assertThat(Modifier.isFinal(method.getModifiers()))
                                .as(method.getName())
                                .isTrue())
                        .map(method -> method.getName().replaceFirst("_.*", "")))
                .containsExactlyInAnyOrderElementsOf(ContractRules.all().stream()
                        .map(rule -> rule.id().toLowerCase(Locale.ROOT).replace("-", ""))
                        .toList());
    }

    @Test
    void thePageIsWrittenFromTheCatalogue() throws IOException {
        String page = ContractPage.of(ContractRules.all());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    @Test
    void verifyChecksWhatNeedsNothingOfTheAuthor(@TempDir Path directory) throws IOException {
        Verification verification = ContractRules.verify(NotesPlugin.sound().pack(directory));

        assertThat(verification.passed()).isTrue();
        assertThat(verification.checked())
                .extracting(ContractRule::area)
                .containsOnly(ContractRule.Area.DESCRIPTOR, ContractRule.Area.SCHEMA, ContractRule.Area.PACKAGING);
    }

    @Test
    void verifyTellsAFolderWithoutAConnector(@TempDir Path directory) throws IOException {
        Verification verification = ContractRules.verify(directory);

        assertThat(verification.findings())
                .extracting(finding -> finding.rule().id())
                .containsExactly("PACK-01");
    }

    @Test
    void verifyRefusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> ContractRules.verify(Path.of("no-such-folder")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the plugin folder no-such-folder cannot be read");
    }
}
