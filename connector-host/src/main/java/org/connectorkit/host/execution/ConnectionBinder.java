package org.connectorkit.host.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.binding.Binding;
import org.connectorkit.host.binding.InputBinder;
import org.connectorkit.host.binding.References;
import org.connectorkit.host.masking.Masker;
import org.connectorkit.host.session.BoundConnection;
import org.connectorkit.host.session.SessionKey;
import org.connectorkit.host.session.Sessions;
import org.connectorkit.host.text.Words;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds saved connections of one connector and checks them. Safe for concurrent use. */
final class ConnectionBinder {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionBinder.class);
    /** People mix up the inputs of a connection: a secret may stand in any of them. */
    private static final Predicate<String> NOTHING_QUOTED = key -> false;

    private final ConnectorDescriptor connector;
    private final Map<String, Connection<?>> connections;
    private final Environment environment;
    private final Sessions sessions;
    private final PluginCalls plugin;
    private final Map<String, InputBinder> binders = new ConcurrentHashMap<>();

    ConnectionBinder(
            ConnectorDescriptor connector,
            Map<String, Connection<?>> connections,
            Environment environment,
            Sessions sessions,
            PluginCalls plugin) {
        this.connector = connector;
        this.connections = connections;
        this.environment = environment;
        this.sessions = sessions;
        this.plugin = plugin;
    }

    /**
     * What came of checking a connection.
     *
     * @param connection the connection, if nothing is wrong with it
     * @param problems what is wrong with it
     */
    record Checked(Optional<BoundConnection> connection, List<InputProblem> problems) {

        private static Checked wrong(List<InputProblem> problems) {
            return new Checked(Optional.empty(), problems);
        }
    }

    /** Finds and checks the connection that an action's input names. Problems stand at the input's path. */
    Checked named(String inputKey, String name, List<String> acceptedTypes) {
        ConnectionDefinition definition = find(name).orElse(null);
        if (definition == null) {
            return wrong(
                    inputKey,
                    "names connection '" + Words.shown(name)
                            + "', which is not saved; save it first, or name one that is");
        }
        if (!definition.connectorKey().equals(connector.key())) {
            return wrong(
                    inputKey,
                    "names connection '" + name + "', which is one of connector '" + definition.connectorKey()
                            + "'; name one of '" + connector.key() + "'");
        }
        if (!acceptedTypes.contains(definition.type())) {
            return wrong(
                    inputKey,
                    "names connection '" + name + "' of type '" + definition.type() + "'; name one of type "
                            + Words.joined(acceptedTypes, "or"));
        }
        Checked checked = check(definition);
        List<InputProblem> below = checked.problems().stream()
                .map(problem -> InputProblem.atPath(inputKey + "." + problem.path(), problem.message()))
                .toList();
        return new Checked(checked.connection(), below);
    }

    private static Checked wrong(String path, String message) {
        return Checked.wrong(List.of(InputProblem.atPath(path, message)));
    }

    Optional<ConnectionDefinition> find(String name) {
        try {
            return environment.connections().find(name);
        } catch (RuntimeException e) {
            LOG.warn("The connection store failed for '{}'", name, e);
            throw ConnectorException.builder(
                            ErrorKind.CONNECTION,
                            "CONNECTION_STORE",
                            "The saved connection '" + Words.shown(name) + "' cannot be looked up now.")
                    .nextStep("Check the host's store of connections; the host's log has the cause.")
                    .build();
        }
    }

    /** Checks a connection of this connector. */
    Checked check(ConnectionDefinition definition) {
        Connection<?> connection = connections.get(definition.type());
        if (connection == null) {
            return wrong(
                    "type",
                    "is '" + Words.shown(definition.type()) + "', which the connector '" + connector.key()
                            + "' does not have; it has " + Words.joined(List.copyOf(connections.keySet()), "and"));
        }
        References.Resolved resolved = environment.references().resolve(definition.inputs());
        SessionKey key = new SessionKey(definition.type(), resolved.inputs());
        if (resolved.problems().isEmpty()) {
            BoundConnection known = sessions.known(key).orElse(null);
            if (known != null) {
                return new Checked(Optional.of(known), List.of());
            }
        }
        return check(connection, key, resolved);
    }

    private Checked check(Connection<?> connection, SessionKey key, References.Resolved resolved) {
        InputBinder binder = binders.computeIfAbsent(
                key.type(),
                type -> new InputBinder(connector.connection(type).orElseThrow().inputs(), environment.filePolicy()));
        ObjectNode inputs = resolved.inputs();
        Binding binding = binder.bind(inputs, NOTHING_QUOTED);
        Masker masker = Masker.of(binding.secrets());
        List<InputProblem> own = plugin.validate(
                "The connection " + connector.key() + "." + key.type(),
                masker,
                () -> connection.validate(binding.inputs()));
        List<InputProblem> problems =
                binder.merge(withReferences(resolved.problems(), binding.problems()), own, inputs);
        return problems.isEmpty()
                ? new Checked(Optional.of(new BoundConnection(key, connection, binding.inputs(), masker)), List.of())
                : Checked.wrong(masker.mask(problems));
    }

    /** An input whose reference has no value is not missing besides. */
    private static List<InputProblem> withReferences(List<InputProblem> references, List<InputProblem> others) {
        if (references.isEmpty()) {
            return others;
        }
        Set<String> keys = references.stream().map(InputProblem::path).collect(Collectors.toSet());
        List<InputProblem> all = new ArrayList<>(references);
        others.stream().filter(other -> !keys.contains(other.path())).forEach(all::add);
        return all;
    }
}
