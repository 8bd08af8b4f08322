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
import org.connectorkit.host.DescriptorJson;
import org.connectorkit.host.MarkdownReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule catches a connector that breaks it alone, and no rule catches one that breaks none. */
class MutantsTest {

    /** The rules that run actions many times over: left out where the mutant does what the sound connector does. */
    private static final Set<String> LONG =
            Set.of("RUN-03", "RUN-04", "RUN-05", "RUN-08", "RUN-09", "RUN-10", "RUN-11", "RUN-12", "RUN-13", "RUN-14");

    private static NotesService service;

    @TempDir
    private static Path released;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        service = new NotesService();
        Path plugin = NotesPlugin.sound().pack(released);
        try (ConnectorHarness harness = ConnectorHarness.forPlugin(plugin).build()) {
            Files.writeString(
                    released.resolve("notes.json"),
                    DescriptorJson.of(harness.connector()).toString());
            Files.writeString(released.resolve("notes.md"), MarkdownReference.page(harness.connector()));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Mutant> mutants() {
        return Stream.of(Mutants.descriptors(), Mutants.packaging(), Mutants.behaviour(), Mutants.releases())
                .flatMap(List::stream);
    }

    @Test
    void aSoundConnectorKeepsEveryRule() throws IOException {
        ContractSubject subject = subject(NotesPlugin.sound().pack(directory))
                .released(released.resolve("notes.json"))
                .page(released.resolve("notes.md"))
                .build();

        assertThat(findings(subject, Set.of())).isEmpty();
    }

    /** On Java 17 a client of HTTP cannot be closed: its thread ends once nothing refers to it. */
    @Test
    void aWarmUpMayMakeAClientThatIsLetGo() throws IOException {
        Path plugin = Mutants.warmingUp(NotesPlugin.sound(), "java.net.http.HttpClient.newHttpClient();")
                .pack(directory);

        assertThat(findings(subject(plugin).build(), LONG)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aMutantFailsItsRuleAndNoOther(Mutant mutant) throws IOException {
        ContractSubject.Builder subject =
                subject(mutant.change().apply(NotesPlugin.sound()).pack(directory));
        if (mutant.rule().startsWith("COMPAT")) {
            subject.released(released.resolve("notes.json"));
        }
        Set<String> leftOut = mutant.rule().startsWith("RUN") ? Set.of() : LONG;

        assertThat(findings(subject.build(), leftOut))
                .as(mutant.what())
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding.rule().id()).as(finding.message()).isEqualTo(mutant.rule()));
    }

    @Test
    @DisabledIfSystemProperty(named = "golden.update", matches = "true", disabledReason = "it rewrites pages")
    void aPageThatWasEditedFailsThatRuleAlone() throws IOException {
        Path page = directory.resolve("notes.md");
        Files.writeString(
                page, Files.readString(released.resolve("notes.md")).replace("The note itself.", "Anything."));
        ContractSubject subject =
                subject(NotesPlugin.sound().pack(directory)).page(page).build();

        assertThat(findings(subject, LONG)).singleElement().satisfies(finding -> assertThat(finding.message())
                .startsWith("DOC-01 notes.md: differs from what is rendered, first in line "));
    }

    @Test
    void aFolderWithTheSameClassInTwoJarsFailsThatRuleAlone() throws IOException {
        Path plugin = NotesPlugin.sound().pack(directory);
        for (String jar : List.of("lib-1.jar", "lib-2.jar")) {
            Path content = Files.createDirectories(directory.resolve(jar + "-content/com/example/lib"));
            Files.write(content.resolve("Lib.class"), new byte[4]);
            NotesPlugin.jar(directory.resolve(jar + "-content"), plugin.resolve(jar));
        }

        assertThat(findings(subject(plugin).build(), LONG)).singleElement().satisfies(finding -> assertThat(
                        finding.message())
                .isEqualTo("PACK-06 lib-1.jar and lib-2.jar: both hold com/example/lib/Lib.class"
                        + System.lineSeparator()
                        + "    Keep one version of each library: look for it with mvn dependency:tree."));
    }

    @Test
    void everyRuleHasAMutant() {
        Set<String> killed = Stream.concat(mutants().map(Mutant::rule), Stream.of("PACK-06", "DOC-01"))
                .collect(Collectors.toSet());
        List<ContractRule> rules = ContractRules.all();
        long covered = rules.stream().filter(rule -> killed.contains(rule.id())).count();
        System.out.println("Rules with a mutant that fails them alone: " + covered + " of " + rules.size());

        assertThat(rules).allSatisfy(rule -> assertThat(killed).contains(rule.id()));
    }

    private static List<Finding> findings(ContractSubject subject, Set<String> leftOut) {
        return ContractRules.checks().stream()
                .filter(check -> !leftOut.contains(check.rule().id()))
                .flatMap(check -> check.on(subject).stream())
                .toList();
    }

    private static ContractSubject.Builder subject(Path plugin) {
        return ContractSubject.builder(plugin, service.uri())
                .addConnection("token", proxy -> Map.of("server", proxy.toString(), "token", NotesService.TOKEN))
                .addAction("addNote", Map.of("title", "Shopping", "text", "Milk"))
                .addAction("readNote", Map.of("id", "note-1"));
    }
}
