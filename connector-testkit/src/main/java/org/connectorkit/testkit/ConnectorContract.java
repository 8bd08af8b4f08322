package org.connectorkit.testkit;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Proves that a packaged connector keeps every rule of the contract. Extended by a connector's author, who says where the
 * connector is and gives inputs that work:
 *
 * <pre>{@code
 * class WeatherContractIT extends ConnectorContract {
 *     @Override
 *     protected ContractSubject subject() {
 *         return ContractSubject.builder(Path.of("target/plugin"), WeatherService.RUNNING.uri())
 *                 .addConnection("apiKey", service -> Map.of("server", service.toString(), "apiKey", "a-secret-of-its-own"))
 *                 .addAction("currentWeather", Map.of("city", "Turin"))
 *                 .page(Path.of("docs/weather.md"))
 *                 .build();
 *     }
 * }
 * }</pre>
 *
 * <p>There is one test for each rule of {@link ContractRules#all()}, with the rule's id in its name; none can be overridden.
 * A failure names the rule, where it does not hold, what was seen, and what to do. Tests have each a host and a
 * {@link FaultProxy} of their own; they look at the threads and the output of the whole process, so let no other test run at
 * the same time.
 *
 * <p>Two rules draw random inputs from the schemas. A failure tells the smallest input that does harm, and the seed to draw the
 * same inputs again with: {@code -Dcontract.seed=5}. {@code -Dcontract.tries=500} draws more of them for each input; 25
 * otherwise.
 */
public abstract class ConnectorContract {

    /** For subclasses. */
    protected ConnectorContract() {}

    /** Returns what is to be proven. Called for each rule; start the service's stand-in once, for all of them. */
    protected abstract ContractSubject subject();

    @Test
    final void desc01_everyDescriptorCanBeRead() {
        check("DESC-01");
    }

    @Test
    final void desc02_aDescriptorIsTheSameEachTime() {
        check("DESC-02");
    }

    @Test
    final void desc03_theLevelIsTheOneCompiledAgainst() {
        check("DESC-03");
    }

    @Test
    final void desc04_thereIsAnAction() {
        check("DESC-04");
    }

    @Test
    final void desc05_keysAreUnique() {
        check("DESC-05");
    }

    @Test
    final void desc06_labelsAreUnique() {
        check("DESC-06");
    }

    @Test
    final void desc07_everyInputHasAComment() {
        check("DESC-07");
    }

    @Test
    final void desc08_onlyActionsTakeConnections() {
        check("DESC-08");
    }

    @Test
    final void desc09_onlyConnectionsTakeSecrets() {
        check("DESC-09");
    }

    @Test
    final void desc10_everySettingIsOptional() {
        check("DESC-10");
    }

    @Test
    final void desc11_acceptedConnectionsAreDeclared() {
        check("DESC-11");
    }

    @Test
    final void desc12_nothingDeprecatedIsRequired() {
        check("DESC-12");
    }

    @Test
    final void desc13_linksAreHttps() {
        check("DESC-13");
    }

    @Test
    final void desc14_textsHoldNoHtml() {
        check("DESC-14");
    }

    @Test
    final void desc15_headingsInGuidesAreLow() {
        check("DESC-15");
    }

    @Test
    final void desc16_theIconIsASafeSquare() {
        check("DESC-16");
    }

    @Test
    final void desc17_patternsMeanTheSameEverywhere() {
        check("DESC-17");
    }

    @Test
    final void schema01_theHostAcceptsDefaultsAndExamples() {
        check("SCHEMA-01");
    }

    @Test
    final void pack01_oneConnectorIsRegistered() {
        check("PACK-01");
    }

    @Test
    final void pack02_theModuleProvidesTheSameClass() {
        check("PACK-02");
    }

    @Test
    final void pack03_noJarHoldsTheContract() {
        check("PACK-03");
    }

    @Test
    final void pack04_noJarHoldsTheHost() {
        check("PACK-04");
    }

    @Test
    final void pack05_noJarHoldsATestLibrary() {
        check("PACK-05");
    }

    @Test
    final void pack06_noClassIsInTwoJars() {
        check("PACK-06");
    }

    @Test
    final void pack07_theModuleExportsNothing() {
        check("PACK-07");
    }

    @Test
    final void pack08_everyClassRunsOnJava17() {
        check("PACK-08");
    }

    @Test
    final void pack09_theConnectorLoadsAlone() {
        check("PACK-09");
    }

    @Test
    final void run01_actionsRunWithRequiredInputsAlone() {
        check("RUN-01");
    }

    @Test
    final void run02_aMissingInputIsNamed() {
        check("RUN-02");
    }

    @Test
    final void run03_nothingGoesOutOnAnInvalidInput() {
        check("RUN-03");
    }

    @Test
    final void run04_noInputLooksLikeADefect() {
        check("RUN-04");
    }

    @Test
    final void run05_runsAtTheSameTimeDoNotDisturbEachOther() {
        check("RUN-05");
    }

    @Test
    final void run06_resultsAreAsDescribed() {
        check("RUN-06");
    }

    @Test
    final void run07_theConnectionTestTellsTheTruth() {
        check("RUN-07");
    }

    @Test
    final void run08_anUnreachableServiceIsTold() {
        check("RUN-08");
    }

    @Test
    final void run09_aLostReplyIsAnUnknownOutcome() {
        check("RUN-09");
    }

    @Test
    final void run10_nothingIsSentTwice() {
        check("RUN-10");
    }

    @Test
    final void run11_aLostReplyOfARepeatableActionIsUnavailable() {
        check("RUN-11");
    }

    @Test
    final void run12_anInterruptedRunEnds() {
        check("RUN-12");
    }

    @Test
    final void run13_noSecretShows() {
        check("RUN-13");
    }

    @Test
    final void run14_noThreadAndNoClassIsLeft() {
        check("RUN-14");
    }

    @Test
    final void run15_aWarmUpEndsThrowsNothingAndLeavesNothing() {
        check("RUN-15");
    }

    @Test
    final void compat01_noKeyIsRemoved() {
        check("COMPAT-01");
    }

    @Test
    final void compat02_noShapeChanges() {
        check("COMPAT-02");
    }

    @Test
    final void compat03_nothingMoreIsRequired() {
        check("COMPAT-03");
    }

    @Test
    final void compat04_noOptionIsRemoved() {
        check("COMPAT-04");
    }

    @Test
    final void compat05_noBoundIsTighter() {
        check("COMPAT-05");
    }

    @Test
    final void doc01_theReferencePageIsFresh() {
        check("DOC-01");
    }

    private void check(String id) {
        ContractSubject subject = subject();
        if (!Files.isDirectory(subject.plugin())) {
            throw new AssertionError("the plugin folder " + subject.plugin().toAbsolutePath()
                    + " does not exist; package the connector first, and run its contract as an integration test");
        }
        Check<ContractSubject> check = ContractRules.checks().stream()
                .filter(candidate -> candidate.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
        String reason = subject.waivers().get(id);
        List<Finding> findings = check.on(subject);
        if (reason != null && findings.isEmpty()) {
            throw new AssertionError(
                    id + " stale waiver: the rule holds, and the waiver says '" + reason + "'. Remove the waiver.");
        }
        Assumptions.assumeTrue(reason == null, id + " is waived: " + reason);
        if (!findings.isEmpty()) {
            throw new AssertionError(check.rule()
                    + System.lineSeparator()
                    + findings.stream().map(Finding::line).collect(Collectors.joining(System.lineSeparator()))
                    + System.lineSeparator()
                    + "    " + check.rule().remedy());
        }
    }
}
