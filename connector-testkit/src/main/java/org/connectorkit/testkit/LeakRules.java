package org.connectorkit.testkit;

import static org.connectorkit.testkit.BehaviourRules.on;
import static org.connectorkit.testkit.BehaviourRules.onBench;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputType;
import org.connectorkit.testkit.Bench.Sample;
import org.connectorkit.testkit.Check.Findings;
import org.jspecify.annotations.Nullable;

/** What a connector leaves behind: secrets in texts, threads, class loaders. */
final class LeakRules {

    private static final Duration GRACE = Duration.ofSeconds(10);

    static final Check<ContractSubject> NO_SECRET = onBench(
            13,
            "No secret shows in what the connector returns, throws, prints or logs.",
            "Results go into flows, errors to designers, output to log servers; each is read by people who must not have the"
                    + " credentials.",
            "Print nothing, log through context.logger(), and put neither requests nor headers into messages.",
            LeakRules::noSecret);

    static final Check<ContractSubject> NOTHING_LEFT = on(
            14,
            "No thread and no class of the connector is left when the host has closed.",
            "A host closes and loads plugins while it runs; each round leaves the memory of all its classes behind.",
            "Stop every executor, timer and client in the session's close, and take back what was handed to the JDK: shutdown"
                    + " hooks, drivers, handlers, thread locals.",
            (subject, findings) -> {
                Remains remains = Remains.of(subject);
                if (!remains.threads().isEmpty()) {
                    findings.add(remains.key(), "leaves the threads " + remains.threads());
                } else if (remains.loaderHeld()) {
                    findings.add(
                            remains.key(),
                            "has its class loader still held " + GRACE.toSeconds()
                                    + " s later, though no thread is left");
                }
            });

    private LeakRules() {}

    static List<Check<ContractSubject>> all() {
        return List.of(NO_SECRET, NOTHING_LEFT);
    }

    private static void noSecret(Bench bench, Findings findings) {
        Set<String> secrets = bench.secrets();
        StringBuilder told = new StringBuilder();
        String printed = CapturedOutput.during(() -> {
            for (Sample sample : bench.working()) {
                int exchanges = bench.exchangesOf(sample);
                for (Fault fault : List.of(Fault.none(), Fault.swallowReply(), Fault.garbage(100))) {
                    bench.planForLast(Math.max(exchanges, 1), fault);
                    told.append(bench.run(sample)).append('\n');
                    bench.run(sample).failure().ifPresent(failure -> told.append(texts(failure)));
                }
                bench.planNone();
                if (!sample.connection().isEmpty()) {
                    told.append(bench.harness().testConnection(sample.connection()))
                            .append('\n');
                }
            }
        });
        for (String secret : secrets) {
            if (told.indexOf(secret) >= 0) {
                findings.add(bench.harness().connector().key(), "tells a secret in a result or an error");
            }
            if (printed.contains(secret)) {
                findings.add(bench.harness().connector().key(), "prints or logs a secret");
            }
        }
    }

    private static String texts(ConnectorException failure) {
        return failure.getMessage()
                + failure.problems()
                + failure.nextStep()
                + failure.serviceCode()
                + failure.requestId()
                + failure.getCause();
    }

    /** What is left of a connector once its host has closed. */
    private record Remains(String key, Set<String> threads, boolean loaderHeld) {

        static Remains of(ContractSubject subject) throws IOException, InterruptedException {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            Optional<Used> used = use(subject);
            if (used.isEmpty()) {
                return new Remains("", Set.of(), false);
            }
            FaultRules.within(GRACE, () -> {
                System.gc();
                return !used.get().loaderHeld() && left(before, used.get()).isEmpty();
            });
            return new Remains(
                    used.get().key(), left(before, used.get()), used.get().loaderHeld());
        }

        /** Runs each action once and closes; what this method held is free when it returns. */
        private static Optional<Used> use(ContractSubject subject) throws IOException {
            try (Bench bench = Bench.open(subject)) {
                bench.working();
                return Optional.of(new Used(
                        bench.harness().connector().key(),
                        bench.pluginClasses(),
                        loader(bench).map(WeakReference::new)));
            } catch (AssertionError e) {
                return Optional.empty();
            }
        }

        /** The plugin's loader, where the connector has a session type of its own to find it by. */
        private static Optional<ClassLoader> loader(Bench bench) {
            return bench.harness().connector().actions().stream()
                    .map(ActionDescriptor::inputs)
                    .flatMap(schema -> schema.inputs().stream())
                    .flatMap(input -> input.type() instanceof InputType.ConnectionRef reference
                            ? Stream.of(reference.sessionType().getClassLoader())
                            : Stream.empty())
                    .findFirst();
        }

        private static Set<String> left(Set<Thread> before, Used used) {
            Set<String> left = new TreeSet<>();

            for (Map.Entry<Thread, StackTraceElement[]> entry :
                    Thread.getAllStackTraces().entrySet()) {
                Thread thread = entry.getKey();
                boolean inPlugin = Stream.of(entry.getValue())
                        .anyMatch(frame -> used.classes().contains(frame.getClassName()));
                boolean ofPlugin = used.isLoader(thread.getContextClassLoader())
                        || used.isLoader(thread.getClass().getClassLoader());
                if (!before.contains(thread) && (inPlugin || ofPlugin)) {
                    left.add(thread.getName());
                }
            }
            return left;
        }
    }

    /** A connector that was used. */
    private record Used(String key, Set<String> classes, Optional<WeakReference<ClassLoader>> loader) {

        boolean loaderHeld() {
            return loader.isPresent() && loader.get().get() != null;
        }

        boolean isLoader(@Nullable ClassLoader other) {
            return other != null && loader.isPresent() && loader.get().refersTo(other);
        }
    }
}
