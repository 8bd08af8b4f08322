package org.connectorkit.host;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectorkit.host.binding.FilePolicy;
import org.connectorkit.host.binding.References;
import org.connectorkit.host.discovery.Discovery;
import org.connectorkit.host.discovery.LoadedConnector;
import org.connectorkit.host.discovery.PluginClassLoader;
import org.connectorkit.host.execution.ActionRequest;
import org.connectorkit.host.execution.ConnectorRuntime;
import org.connectorkit.host.execution.Environment;
import org.connectorkit.host.text.NearestKey;
import org.connectorkit.host.text.Words;
import org.connectorkit.host.threads.Waiting;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the connectors that it found. Safe for concurrent use; {@link #close} it to end their sessions, threads and class
 * loaders. After that every method but {@code close} throws {@link IllegalStateException}.
 *
 * <p>A run happens on a thread of the connector's own; the calling thread waits for it. Runs share sessions: one per
 * connection and its resolved inputs.
 */
public final class ConnectorHost implements AutoCloseable {

    private final ConcurrentSkipListMap<String, ConnectorRuntime> runtimes = new ConcurrentSkipListMap<>();
    private final List<PluginClassLoader> loaders;
    private final List<PluginProblem> problems;
    private final Observers observers;
    private final Clock clock;
    private final ScheduledExecutorService idleTimer;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ConnectorHost(Builder builder) {
        Discovery discovery = builder.discover();
        Environment environment = builder.environment();
        Map<String, ObjectNode> settings = builder.settingsOf(discovery);
        List<PluginProblem> found = new ArrayList<>();
        for (LoadedConnector loaded : discovery.connectors()) {
            String key = loaded.descriptor().key();
            ConnectorRuntime runtime = new ConnectorRuntime(
                    loaded, environment, settings.getOrDefault(key, JsonNodeFactory.instance.objectNode()));
            runtime.settingsProblems()
                    .forEach(problem -> found.add(PluginProblem.of(
                            "settings of " + key,
                            problem.toString() + ".",
                            "Correct the setting; until then " + key + " runs nothing.")));
            runtimes.put(key, runtime);
        }
        builder.settings.keySet().stream()
                .filter(key -> !runtimes.containsKey(key))
                .forEach(key -> found.add(PluginProblem.of(
                        "settings of " + key,
                        "No such connector is loaded.",
                        "Correct the key, or remove the settings.")));
        this.problems =
                Stream.concat(discovery.problems().stream(), found.stream()).toList();
        this.loaders = new ArrayList<>(discovery.loaders());
        this.observers = new Observers(builder.observers);
        this.clock = builder.clock;
        this.idleTimer = startIdleTimer(builder);
    }

    private ScheduledExecutorService startIdleTimer(Builder builder) {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(task -> daemon("connector-host-idle-sessions", task));
        long period = builder.virtualTime() ? 5 : Math.max(5, Math.min(1000, builder.sessionIdleTime.toMillis() / 4));
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                () -> runtimes.values().forEach(ConnectorRuntime::closeIdle), period, period, TimeUnit.MILLISECONDS);
        return timer;
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a host without connectors. */
    public static Builder builder() {
        return new Builder();
    }

    /** The connectors that were loaded, in the order of their keys. */
    public List<ConnectorDescriptor> connectors() {
        requireOpen();
        return runtimes.values().stream().map(ConnectorRuntime::descriptor).toList();
    }

    /** The connector of a key. */
    public Optional<ConnectorDescriptor> connector(String key) {
        requireOpen();
        return Optional.ofNullable(runtimes.get(key)).map(ConnectorRuntime::descriptor);
    }

    /** What could not be loaded or configured, in the order in which it was found. */
    public List<PluginProblem> pluginProblems() {
        requireOpen();
        return problems;
    }

    /**
     * What is wrong with a connector's settings, and stops its runs; in declared order, empty if there is nothing.
     *
     * @throws org.connectorkit.spi.ConnectorException if there is no such connector
     */
    public List<InputProblem> settingsProblems(String connectorKey) {
        return runtime(connectorKey).settingsProblems();
    }

    /**
     * Checks and binds the inputs, opens or shares the session, and runs the action until its deadline. If the calling
     * thread is interrupted the action is interrupted too, and the thread stays marked as interrupted.
     *
     * @return the result as JSON, without the connection's secrets
     * @throws org.connectorkit.spi.ConnectorException masked and without a cause. Of kind {@code INVALID_INPUT} with every
     *     problem, before anything happened; as the connector reported it; {@code UNKNOWN_OUTCOME} (if the action is not
     *     repeatable) or {@code UNAVAILABLE} (if it is) when the deadline passed, code {@code TIMED_OUT}, or the caller was
     *     interrupted, code {@code CANCELLED}; {@code UNKNOWN_OUTCOME} or {@code INTERNAL} for whatever else the
     *     connector threw
     */
    public ObjectNode invoke(Invocation invocation) {
        return observed(invocation, false);
    }

    /**
     * Does what {@link #invoke} does short of calling the service.
     *
     * @return what would be done, without the connection's secrets
     * @throws org.connectorkit.spi.ConnectorException as {@code invoke} throws it, never of kind {@code UNKNOWN_OUTCOME}; of
     *     kind {@code INVALID_INPUT} and code {@code NOT_PREVIEWABLE} if the action has no preview
     */
    public ObjectNode preview(Invocation invocation) {
        return observed(invocation, true);
    }

    /**
     * Checks an action's inputs, and the saved connection that they name, as {@link #invoke} would. Paths into the connection start with the connection
     * input's key: {@code connection.apiKey}.
     *
     * @return every problem in declared order; empty if there is none
     * @throws org.connectorkit.spi.ConnectorException if there is no such connector or action, or a connection or secret
     *     cannot be looked up now
     */
    public List<InputProblem> validate(Invocation invocation) {
        return runtime(invocation.connectorKey()).validate(invocation.actionKey(), invocation.sharedInputs());
    }

    /**
     * Checks a connection's inputs, after resolving their references.
     *
     * @return every problem in declared order, the type's at path {@code type}; empty if there is none
     * @throws org.connectorkit.spi.ConnectorException if there is no such connector, or a secret cannot be looked up now
     */
    public List<InputProblem> validate(ConnectionDefinition definition) {
        return runtime(definition.connectorKey()).validate(definition);
    }

    /** Tries a saved connection against its service, within the host's default time-out. Never throws for what is wrong with it. */
    public ConnectionTest testConnection(String connectorKey, String connectionName) {
        return tested(() -> {
            ConnectorRuntime runtime = runtime(connectorKey);
            return runtime.test(runtime.saved(connectionName), true);
        });
    }

    /** Tries a connection before it is saved. Its session is closed again unless a run shares it. */
    public ConnectionTest testConnection(ConnectionDefinition definition) {
        return tested(() -> runtime(definition.connectorKey()).test(definition, false));
    }

    /**
     * Interrupts what runs, waits a short while, closes every session that nothing uses any more, and ends threads and class loaders. An action that does
     * not heed its interruption keeps its session until it returns. May be called again, without effect.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        idleTimer.shutdownNow();
        runtimes.values().forEach(ConnectorRuntime::interrupt);
        runtimes.values().forEach(ConnectorRuntime::close);
        runtimes.clear();
        loaders.forEach(PluginClassLoader::closeJars);
        loaders.clear();
    }

    private ObjectNode observed(Invocation invocation, boolean preview) {
        ConnectorRuntime runtime = runtime(invocation.connectorKey());
        Execution execution = new Execution(
                UUID.randomUUID().toString(),
                invocation.connectorKey(),
                invocation.actionKey(),
                invocation.idempotencyKey().orElse(null));
        ActionRequest request = new ActionRequest(
                execution.id(),
                invocation.actionKey(),
                invocation.sharedInputs(),
                invocation.timeout(),
                invocation.idempotencyKey(),
                preview);
        Instant begin = clock.instant();
        observers.started(execution);
        try {
            ObjectNode result = runtime.run(request);
            observers.succeeded(execution, Duration.between(begin, clock.instant()));
            return result;
        } catch (ConnectorException e) {
            observers.failed(execution, Duration.between(begin, clock.instant()), e);
            throw e;
        }
    }

    private ConnectionTest tested(Supplier<String> test) {
        requireOpen();
        Instant begin = clock.instant();
        try {
            return ConnectionTest.passed(test.get(), Duration.between(begin, clock.instant()));
        } catch (ConnectorException e) {
            return ConnectionTest.failed(e, Duration.between(begin, clock.instant()));
        }
    }

    private ConnectorRuntime runtime(String connectorKey) {
        requireOpen();
        ConnectorRuntime runtime = runtimes.get(connectorKey);
        if (runtime == null) {
            throw ConnectorException.builder(
                            ErrorKind.INVALID_INPUT,
                            "UNKNOWN_CONNECTOR",
                            "There is no connector '" + Words.shown(connectorKey) + "' here.")
                    .nextStep(nextStepForUnknown(connectorKey))
                    .build();
        }
        return runtime;
    }

    private String nextStepForUnknown(String connectorKey) {
        if (runtimes.isEmpty()) {
            return "No connectors are loaded; put the plugin into the host's plugins folder.";
        }
        return NearestKey.of(connectorKey, runtimes.keySet())
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElse("The connectors are " + Words.joined(List.copyOf(runtimes.keySet()), "and") + ".");
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the host is closed");
        }
    }

    /** Collects what a host needs; setters replace, adders add. Not safe for concurrent use. */
    public static final class Builder {

        private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]*");

        private final List<Consumer<Discovery>> sources = new ArrayList<>();
        private final Map<String, Function<ConnectorDescriptor, ObjectNode>> settings = new TreeMap<>();
        private final Map<String, SecretResolver> resolvers = new TreeMap<>();
        private final List<ExecutionObserver> observers = new ArrayList<>();
        private final Set<String> warmedUp = ConcurrentHashMap.newKeySet();
        private @Nullable CompletableFuture<Discovery> ahead;
        private int namedAhead;
        private final Set<FileForm> fileForms = EnumSet.of(FileForm.BASE64, FileForm.TEXT);
        private ConnectionStore connections = name -> Optional.empty();
        private @Nullable FileStore fileStore;
        private long inlineLimit = 256 * 1024;
        private Clock clock = Clock.systemUTC();
        private Duration defaultTimeout = Duration.ofSeconds(60);
        private Duration sessionIdleTime = Duration.ofMinutes(5);

        private Builder() {}

        /** A folder with one folder per plugin, each with the plugin's jars. May be called for several. */
        public Builder pluginsFolder(Path folder) {
            sources.add(discovery -> discovery.addPluginsFolder(folder));
            return this;
        }

        /** One plugin: a folder with its jars. */
        public Builder addPlugin(Path folder) {
            sources.add(discovery -> discovery.addPlugin(folder));
            return this;
        }

        /** A connector of the embedder's own class path, without isolation. */
        public Builder addConnector(Connector connector) {
            sources.add(discovery -> discovery.addConnector(connector));
            return this;
        }

        /**
         * Lets a connector load, beside the caller, what its first run would otherwise wait for, as soon as it is loaded itself, and
         * only for the next host. For one that is about to be used: it costs a processor. A key that no connector has does nothing.
         */
        public Builder warmUp(String connectorKey) {
            warmedUp.add(Objects.requireNonNull(connectorKey, "connectorKey"));
            return this;
        }

        /**
         * Begins to load the connectors named so far beside the caller, who may go on to configure this builder; the next
         * {@link #build} waits for them. A builder that loads ahead must be built, and its host closed, or the plugins' jars stay
         * open.
         *
         * @throws IllegalStateException if it was called since the last {@code build}
         */
        public Builder loadAhead() {
            if (ahead != null) {
                throw new IllegalStateException("this builder loads ahead already; build it first");
            }
            List<Consumer<Discovery>> named = List.copyOf(sources);
            namedAhead = named.size();
            ahead = CompletableFuture.supplyAsync(
                    () -> load(new Discovery(), named),
                    task -> daemon("connector-host-loading", task).start());
            return this;
        }

        /** Where connections are saved. None by default. */
        public Builder connections(ConnectionStore connections) {
            this.connections = Objects.requireNonNull(connections, "connections");
            return this;
        }

        /**
         * What the operator sets for a connector, by the keys of {@link Connector#settings()}. What is wrong with it is a
         * {@link PluginProblem}, and every run of that connector fails with kind {@code INVALID_INPUT}, code
         * {@code INVALID_SETTINGS} and the problems.
         */
        public Builder settings(String connectorKey, ObjectNode settings) {
            ObjectNode copy = JsonTrees.copyOf(settings);
            return settings(connectorKey, connector -> copy);
        }

        /**
         * As {@link #settings(String, ObjectNode)}, for an embedder who has to see the connector's descriptor to tell them.
         *
         * @param settings called by {@link #build}, once for each host, if the connector is loaded. What it throws, {@code build}
         *     throws, and nothing stays loaded
         */
        public Builder settings(String connectorKey, Function<ConnectorDescriptor, ObjectNode> settings) {
            this.settings.put(
                    Objects.requireNonNull(connectorKey, "connectorKey"), Objects.requireNonNull(settings, "settings"));
            return this;
        }

        /**
         * Resolves <code>${scheme:reference}</code> in connections. None by default; a reference of an unknown scheme is a problem.
         *
         * @param scheme lower-case letters, digits and hyphens
         * @throws IllegalArgumentException if the scheme is not of that form
         */
        public Builder secretResolver(String scheme, SecretResolver resolver) {
            if (!SCHEME.matcher(scheme).matches()) {
                throw new IllegalArgumentException(
                        "scheme '" + scheme + "' must be lower-case letters, digits and hyphens, such as env");
            }
            resolvers.put(scheme, Objects.requireNonNull(resolver, "resolver"));
            return this;
        }

        /**
         * The ways in which inputs may give a file. {@link FileForm#BASE64} and {@link FileForm#TEXT} by default.
         * {@link FileForm#URI} needs a {@link #fileStore}.
         */
        public Builder fileForms(FileForm... forms) {
            fileForms.clear();
            fileForms.addAll(List.of(forms));
            return this;
        }

        /** Where files given by {@link FileForm#URI} lie. None by default. */
        public Builder fileStore(FileStore store) {
            this.fileStore = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * The greatest size of all files together that one invocation may carry in its JSON ({@link FileForm#BASE64} and
         * {@link FileForm#TEXT}), in bytes before encoding. 256 KiB by default: engines keep inputs in their history.
         */
        public Builder inlineLimit(long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("inline limit " + bytes + " is negative; give zero or more bytes");
            }
            this.inlineLimit = bytes;
            return this;
        }

        /** Tells the time for deadlines and idle sessions. The system's by default; any other may stand still and jump, for tests. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** How long a run may take if its invocation does not say. 60 seconds by default. */
        public Builder defaultTimeout(Duration timeout) {
            this.defaultTimeout = requirePositive(timeout, "default time-out");
            return this;
        }

        /** How long a session stays open after its last use. 5 minutes by default. */
        public Builder sessionIdleTime(Duration idleTime) {
            this.sessionIdleTime = requirePositive(idleTime, "session idle time");
            return this;
        }

        /** Sees every run begin and end. May be called for several. */
        public Builder addObserver(ExecutionObserver observer) {
            observers.add(Objects.requireNonNull(observer, "observer"));
            return this;
        }

        /**
         * Loads the connectors. What cannot be loaded is told by {@link ConnectorHost#pluginProblems}; nothing of it throws.
         *
         * @throws IllegalStateException if files by URI are allowed and there is no file store
         */
        public ConnectorHost build() {
            if (fileForms.contains(FileForm.URI) && fileStore == null) {
                throw new IllegalStateException("files by URI need a file store; give one with fileStore()");
            }
            return new ConnectorHost(this);
        }

        private static Duration requirePositive(Duration duration, String what) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException(what + " " + duration + " must be more than zero");
            }
            return duration;
        }

        private boolean virtualTime() {
            return !clock.equals(Clock.systemUTC());
        }

        private Discovery discover() {
            CompletableFuture<Discovery> begun = ahead;
            ahead = null;
            return begun == null
                    ? load(new Discovery(), sources)
                    : load(joined(begun), sources.subList(namedAhead, sources.size()));
        }

        /** Throws what loading threw, as if it had not been ahead. */
        private static Discovery joined(CompletableFuture<Discovery> begun) {
            try {
                return begun.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException exception ? exception : e;
            }
        }

        private Discovery load(Discovery discovery, List<Consumer<Discovery>> named) {
            named.forEach(source -> source.accept(discovery));
            for (LoadedConnector loaded : discovery.loaded()) {
                String key = loaded.descriptor().key();
                if (warmedUp.remove(key)) {
                    Thread thread = daemon("connector-" + key + "-warm-up", loaded::warmUp);
                    thread.setContextClassLoader(loaded.loader());
                    thread.start();
                }
            }
            return discovery;
        }

        private Map<String, ObjectNode> settingsOf(Discovery discovery) {
            Map<String, ObjectNode> told = new TreeMap<>();
            try {
                for (LoadedConnector loaded : discovery.connectors()) {
                    String key = loaded.descriptor().key();
                    if (settings.containsKey(key)) {
                        told.put(key, settings.get(key).apply(loaded.descriptor()));
                    }
                }
            } catch (RuntimeException | Error e) {
                discovery.loaders().forEach(PluginClassLoader::closeJars);
                throw e;
            }
            return told;
        }

        private Environment environment() {
            Set<FileForm> forms = EnumSet.copyOf(fileForms);
            return new Environment(
                    connections,
                    new References(resolvers),
                    new FilePolicy(forms, Optional.ofNullable(fileStore), inlineLimit),
                    new Waiting(clock, virtualTime()),
                    defaultTimeout,
                    sessionIdleTime);
        }
    }
}
