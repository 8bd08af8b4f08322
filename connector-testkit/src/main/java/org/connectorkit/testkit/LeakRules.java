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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.spi.Connector;
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
            (subject, findings) -> findRemains(LeakRules::used, subject, findings));

    static final Check<ContractSubject> WARM_UP = on(
            15,
            "A warm-up ends, throws nothing and leaves no thread and no class behind.",
            "A host drops what a warm-up throws, so nobody learns why first runs stay slow; and what it leaves holds the memory of"
                    + " all the plugin's classes when the host has closed.",
            "In warmUp load classes, close what that opened, and call no service; leave it out where first runs are quick.",
            (subject, findings) -> findRemains(LeakRules::warmedUp, subject, findings));

    private LeakRules() {}

    static List<Check<ContractSubject>> all() {
        return List.of(NO_SECRET, NOTHING_LEFT, WARM_UP);
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

    /** Uses a connector and lets it go; what it held is free when it returns. */
    @FunctionalInterface
    private interface Use {
        Optional<Used> of(ContractSubject subject, Findings findings) throws IOException, InterruptedException;
    }

    private static void findRemains(Use use, ContractSubject subject, Findings findings)
            throws IOException, InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Optional<Used> used = use.of(subject, findings);
        if (used.isEmpty()) {
            return;
        }
        FaultRules.within(GRACE, () -> {
            System.gc();
            return !used.get().loaderHeld() && used.get().threadsBeside(before).isEmpty();
        });
        Set<String> threads = used.get().threadsBeside(before);
        if (!threads.isEmpty()) {
            findings.add(used.get().key(), "leaves the threads " + threads);
        } else if (used.get().loaderHeld()) {
            findings.add(
                    used.get().key(),
                    "has its class loader still held " + GRACE.toSeconds() + " s later, though no thread is left");
        }
    }

    /** Runs each action once and closes. */
    private static Optional<Used> used(ContractSubject subject, Findings findings) throws IOException {
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

    /** Reads the descriptors, as a host does, and warms up. */
    private static Optional<Used> warmedUp(ContractSubject subject, Findings findings)
            throws IOException, InterruptedException {
        PluginFolder folder = PluginFolder.read(subject.plugin());
        try (LoadedPlugin plugin = LoadedPlugin.load(folder)) {
            if (plugin.connector().isEmpty()) {
                return Optional.empty();
            }
            Connector connector = plugin.connector().get();
            String key = connector.info().key();
            connector.connections();
            connector.actions();
            FutureTask<Boolean> warmUp = new FutureTask<>(connector::warmUp, true);
            Thread thread = new Thread(warmUp, "warm-up of " + key);
            thread.setDaemon(true);
            thread.setContextClassLoader(connector.getClass().getClassLoader());
            thread.start();
            try {
                warmUp.get(GRACE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                thread.interrupt();
                findings.add(key, "has not returned from warmUp after " + GRACE.toSeconds() + " s");
                return Optional.empty();
            } catch (ExecutionException e) {
                findings.add(key, "throws from warmUp: " + e.getCause());
                return Optional.empty();
            }
            return Optional.of(new Used(
                    key,
                    folder.classNames(),
                    Optional.of(new WeakReference<>(connector.getClass().getClassLoader()))));
        } catch (RuntimeException | LinkageError e) {
            // A rule of descriptors tells why they cannot be read
            return Optional.empty();
        }
    }

    /** A connector that was used. */
    private record Used(String key, Set<String> classes, Optional<WeakReference<ClassLoader>> loader) {

        boolean loaderHeld() {
            return loader.isPresent() && loader.get().get() != null;
        }

        Set<String> threadsBeside(Set<Thread> before) {
            Set<String> left = new TreeSet<>();
            for (Map.Entry<Thread, StackTraceElement[]> entry :
                    Thread.getAllStackTraces().entrySet()) {
                Thread thread = entry.getKey();
                boolean inPlugin =
                        Stream.of(entry.getValue()).anyMatch(frame -> classes.contains(frame.getClassName()));
                boolean ofPlugin = isLoader(thread.getContextClassLoader())
                        || isLoader(thread.getClass().getClassLoader());
                if (!before.contains(thread) && (inPlugin || ofPlugin)) {
                    left.add(thread.getName());
                }
            }
            return left;
        }

        private boolean isLoader(@Nullable ClassLoader other) {
            return other != null && loader.isPresent() && loader.get().refersTo(other);
        }
    }
}
