package org.connectorkit.testkit;

import static org.connectorkit.testkit.BehaviourRules.onBench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.testkit.Bench.Sample;
import org.connectorkit.testkit.Check.Findings;

/** What a connector does when the network fails. */
final class FaultRules {

    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int UNTIL_BODY = 30;

    private static final Map<String, Fault> LOST_REPLIES = lostReplies();

    static final Check<ContractSubject> UNREACHABLE = onBench(
            8,
            "A service that refuses connections is told as UNAVAILABLE or CONNECTION.",
            "Nothing went out, so the run may be repeated; told otherwise, nobody dares to, or nobody learns where to look.",
            "Catch what your client throws when it cannot connect (java.net.ConnectException), apart from other failures, and"
                    + " throw a ConnectorException of kind UNAVAILABLE.",
            FaultRules::unreachable);

    static final Check<ContractSubject> UNKNOWN_OUTCOME = onBench(
            9,
            "An action that is not repeatable tells a lost reply as UNKNOWN_OUTCOME.",
            "It may have happened; told as retryable, an engine does it twice.",
            "Catch the failure after the request went out, and throw a ConnectorException of kind UNKNOWN_OUTCOME; or mark the"
                    + " action .repeatable() if doing it twice harms nothing, as with reading.",
            FaultRules::unknownOutcome);

    static final Check<ContractSubject> NEVER_TWICE = onBench(
            10,
            "An action that is not repeatable sends its request once.",
            "A reply that is lost says nothing of whether the request was carried out; sent again, it is done twice.",
            "Switch your client's own retries off for calls that change something; or mark the action .repeatable() if doing it"
                    + " twice harms nothing, as with reading.",
            FaultRules::neverTwice);

    static final Check<ContractSubject> NO_DEFECT_ON_FAULT = onBench(
            11,
            "An action that is repeatable tells a lost reply as UNAVAILABLE.",
            "An engine repeats what is UNAVAILABLE, and gives up on everything else.",
            "Catch what your client throws for a broken or unreadable reply, and throw a ConnectorException of kind"
                    + " UNAVAILABLE.",
            FaultRules::noDefectOnFault);

    static final Check<ContractSubject> INTERRUPTIBLE = onBench(
            12,
            "A run that is interrupted at its deadline ends soon after.",
            "One that goes on holds a thread and the session, and may do what its caller has given up.",
            "Let InterruptedException out, and give your client a time-out of context.deadline().remaining().",
            FaultRules::interruptible);

    private FaultRules() {}

    static List<Check<ContractSubject>> all() {
        return List.of(UNREACHABLE, UNKNOWN_OUTCOME, NEVER_TWICE, NO_DEFECT_ON_FAULT, INTERRUPTIBLE);
    }

    private static Map<String, Fault> lostReplies() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("the reply is swallowed", Fault.swallowReply());
        faults.put("the connection is reset after the request", Fault.resetAfterRequest());
        faults.put("the reply is cut", Fault.truncate(UNTIL_BODY));
        faults.put("the connection is reset during the reply", Fault.resetDuringReply(UNTIL_BODY));
        faults.put("the reply is garbage", Fault.garbage(200));
        return faults;
    }

    private static void unreachable(Bench bench, Findings findings) {
        for (Sample sample : bench.working()) {
            bench.proxy().refuseConnections();
            ActionOutcome outcome = bench.run(sample);
            bench.proxy().acceptConnections();
            if (!outcome.failedWith(ErrorKind.UNAVAILABLE) && !outcome.failedWith(ErrorKind.CONNECTION)) {
                findings.add(sample.subject(), outcome.toString());
            }
        }
    }

    private static void unknownOutcome(Bench bench, Findings findings) {
        forEachLostReply(bench, false, (sample, what, outcome, forwarded) -> {
            // A run that succeeds has sent again: another rule tells
            if (!outcome.failedWith(ErrorKind.UNKNOWN_OUTCOME)
                    && outcome.result().isEmpty()) {
                findings.add(sample.subject(), "where " + what + ": " + outcome);
            }
        });
    }

    private static void neverTwice(Bench bench, Findings findings) {
        forEachLostReply(bench, false, (sample, what, outcome, sent) -> {
            if (sent > 1) {
                findings.add(sample.subject(), "where " + what + " sent its request " + sent + " times");
            }
        });
    }

    private static void noDefectOnFault(Bench bench, Findings findings) {
        forEachLostReply(bench, true, (sample, what, outcome, sent) -> {
            if (!outcome.failedWith(ErrorKind.UNAVAILABLE)) {
                findings.add(sample.subject(), "where " + what + ": " + outcome);
            }
        });
    }

    /** Takes what a run gave whose last reply was lost, and how often its last request came. */
    private interface LostReply {
        void take(Sample sample, String what, ActionOutcome outcome, int sent);
    }

    private static void forEachLostReply(Bench bench, boolean repeatable, LostReply each) {
        for (Sample sample : bench.working()) {
            if (sample.action().info().repeatable() != repeatable) {
                continue;
            }
            int exchanges = bench.exchangesOf(sample);
            if (exchanges == 0) {
                continue;
            }
            LOST_REPLIES.forEach((what, fault) -> {
                int before = bench.proxy().exchanges().size();
                bench.planForLast(exchanges, fault);
                ActionOutcome outcome = bench.run(sample);
                bench.planNone();
                int sent = bench.proxy().exchanges().size() - before - (exchanges - 1);
                each.take(sample, what, outcome, sent);
            });
        }
    }

    private static void interruptible(Bench bench, Findings findings) throws IOException, InterruptedException {
        Set<String> classes = bench.pluginClasses();
        for (Sample sample : bench.working()) {
            if (bench.exchangesOf(sample) == 0) {
                continue;
            }
            bench.proxy().plan(FaultPlan.always(Fault.silence()));
            ActionOutcome outcome = sample.call().timeout(DEADLINE).run();
            if (outcome.result().isPresent() || !within(GRACE, () -> !runsAnyOf(classes))) {
                findings.add(
                        sample.subject(),
                        "still runs " + GRACE.toSeconds() + " s after its deadline, while the service says nothing");
            }
            bench.planNone();
        }
    }

    private static boolean runsAnyOf(Set<String> classes) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> classes.contains(frame.getClassName()));
    }

    static boolean within(Duration time, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}
