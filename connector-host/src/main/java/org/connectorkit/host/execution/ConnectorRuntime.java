package org.connectorkit.host.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.binding.Binding;
import org.connectorkit.host.binding.InputBinder;
import org.connectorkit.host.discovery.LoadedConnector;
import org.connectorkit.host.masking.MaskedLogger;
import org.connectorkit.host.masking.Masker;
import org.connectorkit.host.render.JsonValues;
import org.connectorkit.host.session.BoundConnection;
import org.connectorkit.host.session.Lease;
import org.connectorkit.host.session.Sessions;
import org.connectorkit.host.text.NearestKey;
import org.connectorkit.host.text.Words;
import org.connectorkit.host.threads.GivenUpException;
import org.connectorkit.host.threads.PluginCall;
import org.connectorkit.host.threads.PluginThreads;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.PreviewableAction;
import tools.jackson.databind.node.ObjectNode;

/** One connector at work. Safe for concurrent use. */
public final class ConnectorRuntime {

    /** How long to wait at the end for what runs. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final LoadedConnector loaded;
    private final Environment environment;
    private final PluginThreads threads;
    private final PluginCalls plugin;
    private final Sessions sessions;
    private final ConnectionBinder connections;
    private final List<InputProblem> settingsProblems;
    private final Map<String, InputBinder> binders = new ConcurrentHashMap<>();

    /** Sets a connector up with the operator's settings. */
    public ConnectorRuntime(LoadedConnector loaded, Environment environment, ObjectNode settings) {
        this.loaded = loaded;
        this.environment = environment;
        this.threads = new PluginThreads(loaded.descriptor().key(), loaded.loader());
        this.plugin = new PluginCalls(threads);
        InputBinder binder = new InputBinder(loaded.descriptor().settings(), environment.filePolicy());
        Binding bound = binder.bind(settings, key -> true);
        this.settingsProblems = settings.isEmpty() ? bound.problems() : withOwnProblems(binder, bound, settings);
        this.sessions = new Sessions(
                loaded.descriptor().key(), bound.inputs(), threads, environment.waiting(), environment.idleTime());
        this.connections =
                new ConnectionBinder(loaded.descriptor(), loaded.connections(), environment, sessions, plugin);
    }

    private List<InputProblem> withOwnProblems(InputBinder binder, Binding bound, ObjectNode settings) {
        Masker masker = Masker.of(bound.secrets());
        List<InputProblem> own;
        try {
            own = plugin.validate("The connector " + descriptor().key(), masker, () -> loaded.connector()
                    .validateSettings(bound.inputs()));
        } catch (ConnectorException e) {
            own = List.of(InputProblem.atPath("settings", "cannot be checked: " + e.getMessage()));
        }
        return masker.mask(binder.merge(bound.problems(), own, settings));
    }

    /** What the connector says of itself. */
    public ConnectorDescriptor descriptor() {
        return loaded.descriptor();
    }

    /** What is wrong with the operator's settings. */
    public List<InputProblem> settingsProblems() {
        return settingsProblems;
    }

    /** Checks an action's inputs and the connections that they name. */
    public List<InputProblem> validate(String actionKey, ObjectNode inputs) {
        return prepare(action(actionKey), inputs).problems();
    }

    /** Checks a connection. */
    public List<InputProblem> validate(ConnectionDefinition definition) {
        return connections.check(definition).problems();
    }

    /** The saved connection of a name, of this connector. */
    public ConnectionDefinition saved(String name) {
        return connections
                .find(name)
                .filter(definition ->
                        definition.connectorKey().equals(descriptor().key()))
                .orElseThrow(() -> ConnectorException.invalidInput(List.of(InputProblem.atPath(
                        "connection",
                        "'" + Words.shown(name) + "' is no saved connection of connector '"
                                + descriptor().key() + "'; save it first, or name one that is"))));
    }

    /** Runs an action to its end, or shows what it would do. */
    public ObjectNode run(ActionRequest request) {
        Deadline deadline = Deadline.after(
                request.timeout().orElse(environment.defaultTimeout()),
                environment.waiting().clock());
        ActionDescriptor action = action(request.actionKey());
        requirePreviewable(action, request);
        requireSettings();
        Prepared prepared = prepare(action, request.inputs());
        if (!prepared.problems().isEmpty()) {
            throw ConnectorException.invalidInput(prepared.problems());
        }
        boolean mayHaveHappened = !request.preview() && !action.info().repeatable();
        Failures failures = new Failures(nameOf(action), request.executionId(), prepared.masker());
        Leases leases = new Leases();
        PluginCall<ActionResult> call;
        try {
            Map<String, Object> open = leases.acquire(prepared.connections(), action, deadline);
            ActionContext context = new RunContext(
                    prepared.binding().inputs().withSessions(open),
                    deadline,
                    request.executionId(),
                    request.idempotencyKey(),
                    MaskedLogger.of(descriptor().key(), prepared.masker()));
            call = threads.start(() -> perform(own(action), context, request.preview()));
        } catch (ExecutionException e) {
            leases.release();
            throw failures.of(causeOf(e), false);
        } catch (GivenUpException e) {
            leases.release();
            throw failures.of(e, false);
        } catch (RuntimeException | Error e) {
            leases.release();
            throw e;
        }
        call.whenEnded((result, thrown) -> leases.release());
        try {
            ActionResult result = call.await(environment.waiting(), deadline);
            return (ObjectNode) prepared.masker().mask(JsonValues.toJson(result.values()));
        } catch (ExecutionException e) {
            throw failures.of(causeOf(e), mayHaveHappened);
        } catch (GivenUpException e) {
            throw failures.of(e, mayHaveHappened);
        }
    }

    private static ActionResult perform(Action action, ActionContext context, boolean preview) throws Exception {
        ActionResult result = preview ? ((PreviewableAction) action).preview(context) : action.perform(context);
        if (result == null) {
            throw new NullPointerException(
                    "the action returned null; ActionResult.empty() is the result without members");
        }
        return result;
    }

    /** Tries a connection and returns as whom it acts. */
    public String test(ConnectionDefinition definition, boolean keepSession) {
        Deadline deadline = Deadline.after(
                environment.defaultTimeout(), environment.waiting().clock());
        requireSettings();
        ConnectionBinder.Checked checked = connections.check(definition);
        if (!checked.problems().isEmpty()) {
            throw ConnectorException.invalidInput(checked.problems());
        }
        BoundConnection connection = checked.connection().orElseThrow();
        String what = "The test of connection " + descriptor().key() + "." + definition.type();
        Failures failures = new Failures(what, UUID.randomUUID().toString(), connection.masker());
        try {
            Lease lease = sessions.acquire(connection, deadline);
            PluginCall<String> call;
            try {
                call = threads.start(() -> identity(connection.connection(), lease.session()));
            } catch (RuntimeException | Error e) {
                lease.release();
                throw e;
            }
            call.whenEnded((identity, thrown) -> {
                if (keepSession) {
                    lease.release();
                } else {
                    lease.releaseAndClose();
                }
            });
            return connection.masker().mask(call.await(environment.waiting(), deadline));
        } catch (ExecutionException e) {
            throw failures.of(causeOf(e), false);
        } catch (GivenUpException e) {
            throw failures.of(e, false);
        }
    }

    private static <S extends AutoCloseable> String identity(Connection<S> connection, AutoCloseable session)
            throws Exception {
        @SuppressWarnings("unchecked") // the session is what this very connection opened
        S own = (S) session;
        String identity = connection.test(own);
        if (identity == null) {
            throw new NullPointerException("test() returned null");
        }
        return identity;
    }

    private static Throwable causeOf(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private Action own(ActionDescriptor action) {
        return Objects.requireNonNull(loaded.actions().get(action.key()));
    }

    private String nameOf(ActionDescriptor action) {
        return "The action " + descriptor().key() + "." + action.key();
    }

    private ActionDescriptor action(String key) {
        return descriptor().action(key).orElseThrow(() -> {
            List<String> known =
                    descriptor().actions().stream().map(ActionDescriptor::key).toList();
            return ConnectorException.builder(
                            ErrorKind.INVALID_INPUT,
                            "UNKNOWN_ACTION",
                            "The connector '" + descriptor().key() + "' has no action '" + Words.shown(key) + "'.")
                    .nextStep(NearestKey.of(key, known)
                            .map(nearest -> "Did you mean '" + nearest + "'?")
                            .orElse("It has " + Words.joined(known, "and") + "."))
                    .build();
        });
    }

    private void requirePreviewable(ActionDescriptor action, ActionRequest request) {
        if (request.preview() && !action.previewable()) {
            throw ConnectorException.builder(
                            ErrorKind.INVALID_INPUT, "NOT_PREVIEWABLE", nameOf(action) + " has no preview.")
                    .nextStep("Check its inputs without running it, or run it.")
                    .build();
        }
    }

    private void requireSettings() {
        if (!settingsProblems.isEmpty()) {
            throw ConnectorException.builder(
                            ErrorKind.INVALID_INPUT,
                            "INVALID_SETTINGS",
                            "The operator's settings of '" + descriptor().key() + "' need attention: "
                                    + String.join(
                                            "; ",
                                            settingsProblems.stream()
                                                    .map(InputProblem::toString)
                                                    .toList()))
                    .problems(settingsProblems)
                    .nextStep("The operator of the host must correct them.")
                    .build();
        }
    }

    /** An action's inputs, checked. */
    private record Prepared(
            Binding binding, List<InputProblem> problems, Map<String, BoundConnection> connections, Masker masker) {}

    private Prepared prepare(ActionDescriptor action, ObjectNode inputs) {
        InputBinder binder = binders.computeIfAbsent(
                action.key(), key -> new InputBinder(action.inputs(), environment.filePolicy()));
        Binding binding = binder.bind(inputs, key -> true);
        List<InputProblem> found = new ArrayList<>();
        Map<String, BoundConnection> bound = new LinkedHashMap<>();
        binding.connectionNames().forEach((key, name) -> {
            InputType.ConnectionRef reference = (InputType.ConnectionRef)
                    action.inputs().find(key).orElseThrow().type();
            ConnectionBinder.Checked checked = connections.named(key, name, reference.connectionKeys());
            checked.connection().ifPresent(connection -> bound.put(key, connection));
            found.addAll(checked.problems());
        });
        Masker masker =
                Masker.all(bound.values().stream().map(BoundConnection::masker).toList());
        Action own = own(action);
        found.addAll(plugin.validate(nameOf(action), masker, () -> own.validate(binding.inputs())));
        return new Prepared(binding, masker.mask(binder.merge(binding.problems(), found, inputs)), bound, masker);
    }

    /** The sessions of one run. */
    private final class Leases {

        private final List<Lease> held = new ArrayList<>();

        Map<String, Object> acquire(Map<String, BoundConnection> bound, ActionDescriptor action, Deadline deadline)
                throws ExecutionException, GivenUpException {
            Map<String, Object> open = new HashMap<>();
            for (Map.Entry<String, BoundConnection> connection : bound.entrySet()) {
                Lease lease = sessions.acquire(connection.getValue(), deadline);
                held.add(lease);
                InputType.ConnectionRef reference = (InputType.ConnectionRef)
                        action.inputs().find(connection.getKey()).orElseThrow().type();
                if (!reference.sessionType().isInstance(lease.session())) {
                    throw new ExecutionException(
                            new ClassCastException("connection " + connection.getValue() + " opened a "
                                    + lease.session().getClass().getName() + "; the action takes a "
                                    + reference.sessionType().getName()));
                }
                open.put(connection.getKey(), lease.session());
            }
            return open;
        }

        void release() {
            held.forEach(Lease::release);
        }
    }

    /** Closes sessions that nobody has used for a while. */
    public void closeIdle() {
        sessions.closeIdle();
    }

    /** Tells what runs to end. */
    public void interrupt() {
        threads.interruptAll();
    }

    /** Closes the sessions and ends the threads, within a short time. */
    public void close() {
        threads.awaitQuiet(GRACE);
        sessions.end();
        threads.awaitQuiet(GRACE);
        threads.end(GRACE);
    }
}
