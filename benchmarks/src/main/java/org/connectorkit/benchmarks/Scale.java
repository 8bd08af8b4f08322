package org.connectorkit.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorkit.benchmarks.numbered.NumberedConnector;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.DescriptorJson;
import org.connectorkit.host.Invocation;
import org.connectorkit.host.JsonSchema;
import org.connectorkit.host.MarkdownReference;
import org.connectorkit.testkit.VirtualClock;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures what one connector, one session or one invocation costs, as there are more of them: where a cost stays the same, the
 * whole grows linearly. Each figure is of as much work, however it is divided.
 */
public final class Scale {

    private static final int[] CONNECTORS = {10, 100, 1_000};
    private static final int[] SESSIONS = {100, 1_000, 10_000};
    private static final int[] THREADS = {1, 64};
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int ROUNDS = 5;
    private static final int UNTIL_COMPILED = 3;

    private final List<String> lines = new ArrayList<>(List.of("step,count,round,microseconds_each"));
    private final List<String> turns = new ArrayList<>(List.of("threads,round,per_second,p50_us,p99_us"));
    private boolean recording;
    private int round;
    private long rendered;

    private Scale() {}

    /** Takes the folder for the results. */
    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[0]));
        Scale scale = new Scale();
        try (TemporaryFolder temporary = TemporaryFolder.create()) {
            Path plugins = temporary.path();
            for (int count : CONNECTORS) {
                NumberedPlugins.write(plugins.resolve(String.valueOf(count)), count);
            }
            for (int i = -UNTIL_COMPILED; i < ROUNDS; i++) {
                scale.recording = i >= 0;
                scale.round = i + 1;
                for (int count : CONNECTORS) {
                    scale.connectors(plugins.resolve(String.valueOf(count)), count);
                }
                for (int count : SESSIONS) {
                    scale.sessions(count);
                }
                for (int threads : THREADS) {
                    scale.oneSession(threads);
                }
            }
        }
        if (scale.rendered == 0) {
            throw new IllegalStateException("nothing was rendered");
        }
        Files.write(results.resolve("scale.csv"), scale.lines);
        Files.write(results.resolve("one-session.csv"), scale.turns);
    }

    /** Loads, lists and renders so many connectors, so often that each step deals with as many as the largest number has. */
    private void connectors(Path plugins, int count) {
        int largest = CONNECTORS[CONNECTORS.length - 1];
        long discovery = 0;
        long listing = 0;
        long markdown = 0;
        long schema = 0;
        long descriptor = 0;
        for (int i = 0; i < largest; i += count) {
            long start = System.nanoTime();
            try (ConnectorHost host =
                    ConnectorHost.builder().pluginsFolder(plugins).build()) {
                long loaded = System.nanoTime();
                List<ConnectorDescriptor> connectors = host.connectors();
                for (ConnectorDescriptor connector : connectors) {
                    rendered += host.connector(connector.key())
                            .orElseThrow()
                            .actions()
                            .size();
                }
                long listed = System.nanoTime();
                if (connectors.size() != count) {
                    throw new IllegalStateException(host.pluginProblems().toString());
                }
                for (ConnectorDescriptor connector : connectors) {
                    rendered += MarkdownReference.page(connector).length();
                }
                long written = System.nanoTime();
                for (ConnectorDescriptor connector : connectors) {
                    for (ActionDescriptor action : connector.actions()) {
                        rendered += JsonSchema.of(action.inputs()).toString().length();
                    }
                }
                long derived = System.nanoTime();
                for (ConnectorDescriptor connector : connectors) {
                    rendered += DescriptorJson.of(connector).toString().length();
                }
                descriptor += System.nanoTime() - derived;
                discovery += loaded - start;
                listing += listed - loaded;
                markdown += written - listed;
                schema += derived - written;
            }
        }
        record("discovery", count, discovery, largest);
        record("listing", count, listing, largest);
        record("Markdown", count, markdown, largest);
        record("JSON Schema", count, schema, largest);
        record("descriptor JSON", count, descriptor, largest);
    }

    /** Opens so many sessions, and lets all of them become idle at once. */
    private void sessions(int count) {
        int largest = SESSIONS[SESSIONS.length - 1];
        long opening = 0;
        long sharing = 0;
        long closing = 0;
        for (int i = 0; i < largest; i += count) {
            VirtualClock clock = VirtualClock.at(Instant.EPOCH);
            try (ConnectorHost host = host(clock)) {
                int before = NumberedConnector.CLOSED.get();
                long start = System.nanoTime();
                invokeOnEach(host, count);
                long opened = System.nanoTime();
                invokeOnEach(host, count);
                long shared = System.nanoTime();
                clock.advance(IDLE.plusSeconds(1));
                while (NumberedConnector.CLOSED.get() < before + count) {
                    Thread.onSpinWait();
                }
                closing += System.nanoTime() - shared;
                opening += opened - start;
                sharing += shared - opened;
            }
        }
        record("first run on a session", count, opening, largest);
        record("further run on a session", count, sharing, largest);
        record("close of an idle session", count, closing, largest);
    }

    private static void invokeOnEach(ConnectorHost host, int count) {
        for (int name = 0; name < count; name++) {
            host.invoke(invocation(String.valueOf(name)));
        }
    }

    private static Invocation invocation(String connection) {
        return Invocation.builder("c0", "action0")
                .inputs(JsonNodeFactory.instance
                        .objectNode()
                        .put("subject", "Order")
                        .put("connection", connection))
                .build();
    }

    private static ConnectorHost host(Clock clock) {
        return ConnectorHost.builder()
                .addConnector(new NumberedConnector())
                .clock(clock)
                .sessionIdleTime(IDLE)
                .connections(name -> {
                    ObjectNode token = JsonNodeFactory.instance.objectNode().put("token", "token-" + name);
                    return Optional.of(ConnectionDefinition.of("c0", "token", token));
                })
                .build();
    }

    /** Runs an action that does nothing on so many threads, which share a session. */
    private void oneSession(int threads) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (ConnectorHost host = host(Clock.systemUTC())) {
            Invocation invocation = invocation("shared");
            host.invoke(invocation);
            long start = System.nanoTime();
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> invokeUntil(host, invocation, start + TURN.toNanos())));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> thread : running) {
                nanos.addAll(thread.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            nanos.sort(Comparator.naturalOrder());
            if (recording) {
                turns.add(String.format(
                        Locale.ROOT,
                        "%d,%d,%.0f,%.1f,%.1f",
                        threads,
                        round,
                        nanos.size() / seconds,
                        nanos.get(nanos.size() / 2) / 1e3,
                        nanos.get(nanos.size() * 99 / 100) / 1e3));
            }
        } finally {
            executor.shutdown();
        }
    }

    private static List<Long> invokeUntil(ConnectorHost host, Invocation invocation, long end) {
        List<Long> nanos = new ArrayList<>(100_000);
        do {
            long start = System.nanoTime();
            host.invoke(invocation);
            nanos.add(System.nanoTime() - start);
        } while (System.nanoTime() < end);
        return nanos;
    }

    private void record(String step, int count, long nanos, int things) {
        if (recording) {
            lines.add(String.format(Locale.ROOT, "%s,%d,%d,%.3f", step, count, round, nanos / 1e3 / things));
        }
    }
}
