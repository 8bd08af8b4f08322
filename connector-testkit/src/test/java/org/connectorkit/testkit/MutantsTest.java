package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule catches a connector that breaks it alone, and no rule catches one that breaks none. */
class MutantsTest {

    /** These wait for seconds. They are left out where the mutant's change is one that cannot concern them. */
    private static final Set<String> WAITING = Set.of("RUN-12", "RUN-14");

    private static NotesService service;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        service = new NotesService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Mutant> mutants() {
        return Stream.of(Mutants.descriptors(), Mutants.packaging(), Mutants.behaviour())
                .flatMap(List::stream);
    }

    @Test
    void aSoundConnectorKeepsEveryRule() throws IOException {
        assertThat(findings(NotesPlugin.sound().pack(directory), Set.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aMutantFailsItsRuleAndNoOther(Mutant mutant) throws IOException {
        boolean behaves = mutant.rule().startsWith("RUN");
        List<Finding> findings =
                findings(mutant.change().apply(NotesPlugin.sound()).pack(directory), behaves ? Set.of() : WAITING);

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

        assertThat(findings(plugin, WAITING)).singleElement().satisfies(finding -> assertThat(finding.message())
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

    private static List<Finding> findings(Path plugin, Set<String> leftOut) {
        ContractSubject subject = subject(plugin);
        return ContractRules.checks().stream()
                .filter(check -> !leftOut.contains(check.rule().id()))
                .flatMap(check -> check.on(subject).stream())
                .toList();
    }

    private static ContractSubject subject(Path plugin) {
        return ContractSubject.builder(plugin, service.uri())
                .addConnection("token", proxy -> Map.of("server", proxy.toString(), "token", NotesService.TOKEN))
                .addAction("addNote", Map.of("title", "Shopping"))
                .addAction("readNote", Map.of("id", "note-1"))
                .build();
    }
}
