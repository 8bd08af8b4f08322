package org.connectorkit.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.connectorkit.host.ConnectionTest;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.ResultField;
import org.connectorkit.testkit.Bench.Sample;
import org.connectorkit.testkit.Check.Findings;

/** What a connector does with inputs and with a service that is well; each check has a host and a proxy of its own. */
final class BehaviourRules {

    private static final int AT_ONCE = 8;

    static final Check<ContractSubject> RUNS = on(
            1,
            "Every action runs with its required inputs alone, over each connection that it accepts.",
            "What is not marked as required will be left out by somebody, and the flow then fails at night.",
            "Mark the input .required(), or read it with inputs.find(…) and cope with its absence.",
            BehaviourRules::runs);

    static final Check<ContractSubject> NAMES_MISSING = onBench(
            2,
            "A required input that is missing is told as INVALID_INPUT with the input's name.",
            "The host calls validate with what bound; one that reads a missing input throws, and the person learns nothing.",
            "In validate read every input with inputs.find(…), required ones too.",
            BehaviourRules::namesMissing);

    static final Check<ContractSubject> NO_CALL_ON_INVALID = onBench(
            3,
            "Nothing goes out where an action that is not repeatable refuses an input.",
            "INVALID_INPUT tells that nothing happened; a person mends the input and runs again, and then it happens twice.",
            "Check in validate, or in perform before the first call; what only the service can refuse is REJECTED.",
            BehaviourRules::noCallOnInvalid);

    static final Check<ContractSubject> NO_DEFECT_ON_ODD = onBench(
            4,
            "No input makes an action fail as if it were a defect.",
            "INTERNAL, or UNKNOWN_OUTCOME although nothing went out, tells a person nothing that they could mend.",
            "Run it in a test with that input and look at the log; refuse the input in validate with an InputProblem.",
            BehaviourRules::noDefectOnOdd);

    static final Check<ContractSubject> CONCURRENT = onBench(
            5,
            "Runs at the same time share one session and do not disturb each other.",
            "The host opens one session per connection, however many flows run.",
            "Keep no state of a run in the session or the action; use a client that is safe for concurrent calls.",
            BehaviourRules::concurrent);

    static final Check<ContractSubject> DESCRIBED_RESULT = onBench(
            6,
            "A result has the members that the action describes, and no others.",
            "The next step of a flow is built from the description.",
            "Add .addResult(ResultField.of(…)) for each member, and put each member, with null where there is none.",
            (bench, findings) -> bench.samples()
                    .forEach(sample -> bench.run(sample).result().ifPresent(result -> {
                        TreeSet<String> described = new TreeSet<>(sample.action().info().results().stream()
                                .map(ResultField::key)
                                .toList());
                        TreeSet<String> seen = new TreeSet<>(result.propertyNames());
                        if (!described.equals(seen)) {
                            findings.add(sample.subject(), "returns " + seen + " and describes " + described);
                        }
                    })));

    static final Check<ContractSubject> CONNECTION_TEST = onBench(
            7,
            "A connection's test succeeds where the connection works and fails where the service cannot be reached.",
            "A person saves a connection that the test called good, and learns otherwise in a flow.",
            "In test make the cheapest call that needs the credentials, and let its failure out as a ConnectorException.",
            BehaviourRules::connectionTest);

    private BehaviourRules() {}

    static List<Check<ContractSubject>> all() {
        return List.of(
                RUNS,
                NAMES_MISSING,
                NO_CALL_ON_INVALID,
                NO_DEFECT_ON_ODD,
                CONCURRENT,
                DESCRIBED_RESULT,
                CONNECTION_TEST);
    }

    /** What is checked on a bench that a check closes when it ends. */
    @FunctionalInterface
    interface BenchBody {
        void check(Bench bench, Findings findings) throws Exception;
    }

    static Check<ContractSubject> on(
            int number, String sentence, String why, String remedy, Check.Body<ContractSubject> body) {
        return new Check<>(
                new ContractRule(String.format("RUN-%02d", number), ContractRule.Area.BEHAVIOUR, sentence, why, remedy),
                body);
    }

    /** A check that has nothing to say where the connector does not load: that is another rule's. */
    static Check<ContractSubject> onBench(int number, String sentence, String why, String remedy, BenchBody body) {
        return on(number, sentence, why, remedy, (subject, findings) -> {
            Optional<Bench> opened = tryOpen(subject);
            if (opened.isPresent()) {
                try (Bench bench = opened.get()) {
                    body.check(bench, findings);
                }
            }
        });
    }

    private static Optional<Bench> tryOpen(ContractSubject subject) {
        try {
            return Optional.of(Bench.open(subject));
        } catch (AssertionError e) {
            return Optional.empty();
        }
    }

    private static void runs(ContractSubject subject, Findings findings) {
        try (Bench bench = Bench.open(subject)) {
            bench.harness().connector().actions().stream()
                    .filter(action -> !subject.actions().containsKey(action.key()))
                    .forEach(action ->
                            findings.add(action.key(), "has no example; give one with addAction in the subject"));
            bench.harness().connector().connections().stream()
                    .filter(type -> !subject.connections().containsKey(type.key()))
                    .forEach(type ->
                            findings.add(type.key(), "has no example; give one with addConnection in the subject"));
            bench.samples().forEach(sample -> {
                ActionOutcome outcome = bench.run(sample);
                if (outcome.failure().isPresent()) {
                    findings.add(sample.subject(), outcome.toString());
                }
            });
        } catch (AssertionError e) {
            // Where a rule of descriptors or packaging tells why it does not load, this one need not
            if (ContractRules.verify(subject.plugin()).passed()) {
                findings.add(subject.plugin().getFileName() + "", e.getMessage() + "");
            }
        }
    }

    private static void namesMissing(Bench bench, Findings findings) {
        for (Sample sample : bench.samples()) {
            for (Input<?> input : sample.action().inputs().inputs()) {
                if (!input.required()) {
                    continue;
                }
                ActionOutcome outcome = sample.call().without(input.key()).run();
                boolean named = outcome.failedWith(ErrorKind.INVALID_INPUT)
                        && outcome.failure().stream()
                                .flatMap(failure -> failure.problems().stream())
                                .anyMatch(problem -> problem.path().equals(input.key()));
                if (!named) {
                    findings.add(sample.subject(), "without " + input.key() + ": " + outcome);
                }
            }
        }
    }

    private static void noCallOnInvalid(Bench bench, Findings findings) {
        for (Sample sample : bench.working()) {
            int before = bench.proxy().exchanges().size();
            ActionOutcome outcome = sample.call().with("noSuchInput", "x").run();
            int exchanges = bench.proxy().exchanges().size() - before;
            if (exchanges > 0) {
                findings.add(sample.subject(), "with an input that it does not have made a call; then " + outcome);
            }
        }
        new OddRuns(bench)
                .check(
                        run -> refused(run) && run.exchanges() > 0
                                ? Optional.of("made " + run.exchanges() + " calls; then " + run.outcome())
                                : Optional.empty(),
                        findings);
    }

    /** Whether it must have been refused before anything went out. */
    private static boolean refused(OddRuns.Run run) {
        if (!run.outcome().failedWith(ErrorKind.INVALID_INPUT)) {
            return false;
        }
        boolean mayAsk = run.sample().action().info().repeatable();
        return !mayAsk || !run.call().problems().isEmpty();
    }

    private static void noDefectOnOdd(Bench bench, Findings findings) {
        new OddRuns(bench)
                .check(run -> defect(run) ? Optional.of("ended: " + run.outcome()) : Optional.empty(), findings);
    }

    private static boolean defect(OddRuns.Run run) {
        return run.outcome().failedWith(ErrorKind.INTERNAL)
                || (run.outcome().failedWith(ErrorKind.UNKNOWN_OUTCOME) && run.exchanges() == 0);
    }

    private static void concurrent(Bench bench, Findings findings) throws InterruptedException {
        for (Sample sample : bench.working()) {
            // Held back, so that they are all under way at the same time
            bench.proxy().plan(FaultPlan.always(Fault.delay(Duration.ofMillis(100))));
            ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
            try {
                List<Future<ActionOutcome>> runs = IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> callers.submit(() -> bench.run(sample)))
                        .toList();
                List<String> failures = new ArrayList<>();
                for (Future<ActionOutcome> run : runs) {
                    ActionOutcome outcome = run.get();
                    outcome.failure().ifPresent(failure -> failures.add(outcome.toString()));
                }
                if (!failures.isEmpty()) {
                    findings.add(
                            sample.subject(),
                            failures.size() + " of " + AT_ONCE + " runs at the same time failed: " + failures.get(0));
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a run ended with an exception that is no ConnectorException", e);
            } finally {
                callers.shutdownNow();
                bench.planNone();
            }
        }
    }

    private static void connectionTest(Bench bench, Findings findings) {
        for (Sample sample : bench.samples()) {
            String name = sample.connection();
            if (name.isEmpty()) {
                continue;
            }
            ConnectionTest well = bench.harness().testConnection(name);
            if (!well.succeeded()) {
                findings.add(name, "is told not to work: " + well);
                return;
            }
            bench.proxy().refuseConnections();
            ConnectionTest refused = bench.harness().testConnection(name);
            bench.proxy().acceptConnections();
            if (refused.succeeded()) {
                findings.add(name, "is told to work although the service refuses connections");
            } else if (refused.failure().map(ConnectorException::kind).orElseThrow() == ErrorKind.INTERNAL) {
                findings.add(name, "is told as a defect where the service refuses connections: " + refused);
            }
        }
    }
}
