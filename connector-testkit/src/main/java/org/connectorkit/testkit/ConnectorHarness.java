package org.connectorkit.testkit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectionTest;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.PluginProblem;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputType;
import org.jspecify.annotations.Nullable;

/**
 * Runs one connector's actions in a test, through the real host: its loader, binder, sessions and masking.
 *
 * <pre>{@code
 * try (ConnectorHarness harness = ConnectorHarness.forConnector(new WeatherConnector())
 *         .connection("station", "apiKey", Map.of("apiKey", "k"))
 *         .build()) {
 *     harness.action("currentWeather").with("city", "Turin").run().assertResult("celsius", 21);
 *     harness.action("currentWeather").run().assertProblems("city");
 * }
 * }</pre>
 *
 * <p>Safe for concurrent use. Close it: that closes sessions, threads and class loaders.
 */
public final class ConnectorHarness implements AutoCloseable {

    private final ConnectorHost host;
    private final ConnectorDescriptor connector;
    private final Map<String, ConnectionDefinition> connections;

    private ConnectorHarness(
            ConnectorHost host, ConnectorDescriptor connector, Map<String, ConnectionDefinition> connections) {
        this.host = host;
        this.connector = connector;
        this.connections = connections;
    }

    /** Starts a harness around a connector of the test's own class path. */
    public static Builder forConnector(Connector connector) {
        return new Builder(connector.info().key(), ConnectorHost.builder().addConnector(connector));
    }

    /** Starts a harness around a packaged connector: a folder of jars, loaded in isolation, as in production. */
    public static Builder forPlugin(Path folder) {
        return new Builder(null, ConnectorHost.builder().addPlugin(folder));
    }

    /** A text file as an action's input. */
    public static Map<String, Object> textFile(String text, String contentType) {
        return Map.of("text", text, "contentType", contentType);
    }

    /** A file as an action's input. */
    public static Map<String, Object> binaryFile(byte[] content, String contentType) {
        return Map.of("base64", Base64.getEncoder().encodeToString(content), "contentType", contentType);
    }

    /**
     * Starts a call of an action. Its connection input holds the first saved connection that it accepts.
     *
     * @throws IllegalArgumentException if the connector has no such action
     */
    public ActionCall action(String key) {
        ActionDescriptor action = connector
                .action(key)
                .orElseThrow(() -> new IllegalArgumentException("connector '" + connector.key() + "' has no action '"
                        + key + "'; it has " + connector.actions()));
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (Input<?> input : action.inputs().inputs()) {
            if (input.type() instanceof InputType.ConnectionRef reference) {
                connections.entrySet().stream()
                        .filter(saved -> reference
                                .connectionKeys()
                                .contains(saved.getValue().type()))
                        .findFirst()
                        .ifPresent(saved -> inputs.put(input.key(), saved.getKey()));
            }
        }
        return new ActionCall(host, connector.key(), key, inputs);
    }

    /** Tries a saved connection. */
    public ConnectionTest testConnection(String name) {
        return host.testConnection(connector.key(), name);
    }

    /** Checks a connection's inputs, in the JDK's types, without saving or opening it: what a form shows. */
    public List<InputProblem> problems(String connectionType, Map<String, ?> inputs) {
        return host.validate(ConnectionDefinition.of(connector.key(), connectionType, JsonInputs.of(inputs)));
    }

    /** What the connector says of itself. */
    public ConnectorDescriptor connector() {
        return connector;
    }

    @Override
    public void close() {
        host.close();
    }

    /** Collects what the harness needs; setters replace, {@code connection} adds. Not safe for concurrent use. */
    public static final class Builder {

        private final @Nullable String knownKey;
        private final ConnectorHost.Builder host;
        private final Map<String, SavedConnection> connections = new LinkedHashMap<>();
        private Map<String, ?> settings = Map.of();

        private Builder(@Nullable String knownKey, ConnectorHost.Builder host) {
            this.knownKey = knownKey;
            this.host = host;
        }

        /**
         * Saves a connection.
         *
         * @param name what an action's connection input names
         * @param type the key of its type
         * @param inputs its inputs by key, in the JDK's types
         */
        public Builder connection(String name, String type, Map<String, ?> inputs) {
            connections.put(name, new SavedConnection(type, inputs));
            return this;
        }

        /** What the operator sets. */
        public Builder settings(Map<String, ?> settings) {
            this.settings = Map.copyOf(settings);
            return this;
        }

        /** Tells the time for deadlines and idle sessions, such as a {@link VirtualClock}. */
        public Builder clock(Clock clock) {
            host.clock(clock);
            return this;
        }

        /** How long a run may take if its call does not say; 60 seconds otherwise. */
        public Builder timeout(Duration timeout) {
            host.defaultTimeout(timeout);
            return this;
        }

        /** How long a session stays open after its last use; 5 minutes otherwise. */
        public Builder sessionIdleTime(Duration time) {
            host.sessionIdleTime(time);
            return this;
        }

        /** The ways in which inputs may give a file; as text and in base64 otherwise. */
        public Builder fileForms(FileForm... forms) {
            host.fileForms(forms);
            return this;
        }

        /**
         * Loads the connector.
         *
         * @throws AssertionError if it cannot be loaded, or if the settings are not right; the message says why and what to do
         */
        public ConnectorHarness build() {
            Map<String, ConnectionDefinition> saved = new LinkedHashMap<>();
            host.connections(name -> ConnectionStore.of(saved).find(name));
            String key = knownKey == null ? keyOfPlugin() : knownKey;
            host.settings(key, JsonInputs.of(settings));
            connections.forEach((name, connection) -> saved.put(
                    name, ConnectionDefinition.of(key, connection.type(), JsonInputs.of(connection.inputs()))));
            ConnectorHost started = host.build();
            requireNoProblem(started);
            return new ConnectorHarness(started, started.connector(key).orElseThrow(), saved);
        }

        /** A plugin's settings are given by a key that only the plugin knows. */
        private String keyOfPlugin() {
            try (ConnectorHost probe = host.build()) {
                requireNoProblem(probe);
                return probe.connectors().get(0).key();
            }
        }

        private static void requireNoProblem(ConnectorHost started) {
            if (!started.pluginProblems().isEmpty() || started.connectors().size() != 1) {
                String problems = started.pluginProblems().stream()
                        .map(PluginProblem::toString)
                        .collect(Collectors.joining(System.lineSeparator()));
                int count = started.connectors().size();
                started.close();
                throw new AssertionError("expected one connector and no problem, but there are " + count
                        + " connectors, and: " + problems);
            }
        }

        private record SavedConnection(String type, Map<String, ?> inputs) {}
    }
}
