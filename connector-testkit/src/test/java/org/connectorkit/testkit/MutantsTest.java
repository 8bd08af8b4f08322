package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {

    @TempDir
    private Path directory;

    static Stream<Mutant> mutants() {
        return Stream.concat(Mutants.descriptors().stream(), Mutants.packaging().stream());
    }

    @Test
    void aSoundConnectorKeepsEveryRule() throws IOException {
        Verification verification = ContractRules.verify(NotesPlugin.sound().pack(directory));

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.checked()).containsExactlyInAnyOrderElementsOf(ContractRules.all());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aMutantFailsItsRuleAndNoOther(Mutant mutant) throws IOException {
        Path plugin = mutant.change().apply(NotesPlugin.sound()).pack(directory);

        List<Finding> findings = ContractRules.verify(plugin).findings();

        assertThat(findings).as(mutant.what()).isNotEmpty().allSatisfy(finding -> assertThat(
                        finding.rule().id())
                .as(finding.message())
                .isEqualTo(mutant.rule()));
    }

    @Test
    void aFolderWithTheSameClassInTwoJarsFailsThatRuleAlone() throws IOException {
        Path plugin = NotesPlugin.sound().pack(directory);
        for (String jar : List.of("lib-1.jar", "lib-2.jar")) {
            Path content = Files.createDirectories(directory.resolve(jar + "-content/com/example/lib"));
            Files.write(content.resolve("Lib.class"), new byte[4]);
            NotesPlugin.jar(directory.resolve(jar + "-content"), plugin.resolve(jar));
        }

        assertThat(ContractRules.verify(plugin).findings()).singleElement().satisfies(finding -> assertThat(
                        finding.message())
                .isEqualTo("PACK-06 lib-1.jar and lib-2.jar: both hold com/example/lib/Lib.class"
                        + System.lineSeparator()
                        + "    Keep one version of each library: look for it with mvn dependency:tree."));
    }

    @Test
    void everyRuleHasAMutant() {
        Set<String> killed =
                Stream.concat(mutants().map(Mutant::rule), Stream.of("PACK-06")).collect(Collectors.toSet());
        List<ContractRule> rules = ContractRules.all();
        long covered = rules.stream().filter(rule -> killed.contains(rule.id())).count();
        System.out.println("Rules with a mutant that fails them alone: " + covered + " of " + rules.size());

        assertThat(rules).allSatisfy(rule -> assertThat(killed).contains(rule.id()));
    }
}
