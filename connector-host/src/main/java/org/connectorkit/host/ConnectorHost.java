package org.connectorkit.host;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.InputProblem;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the connectors that it found. Safe for concurrent use; {@link #close} it to end their sessions, threads and class
 * loaders. After that every method but {@code close} throws {@link IllegalStateException}.
 *
 * <p>A run happens on a thread of the connector's own; the calling thread waits for it. Runs share sessions: one per
 * connection and its resolved inputs.
 */
public final class ConnectorHost implements AutoCloseable {

    private ConnectorHost() {}

    /** Starts a host without connectors. */
    public static Builder builder() {
        return new Builder();
    }

    /** The connectors that were loaded, in the order of their keys. */
    public List<ConnectorDescriptor> connectors() {
        throw new UnsupportedOperationException();
    }

    /** The connector of a key. */
    public Optional<ConnectorDescriptor> connector(String key) {
        throw new UnsupportedOperationException();
    }

    /** What could not be loaded or configured, in the order in which it was found. */
    public List<PluginProblem> pluginProblems() {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /**
     * Does what {@link #invoke} does short of calling the service.
     *
     * @return what would be done, without the connection's secrets
     * @throws org.connectorkit.spi.ConnectorException as {@code invoke} throws it, never of kind {@code UNKNOWN_OUTCOME}; of
     *     kind {@code INVALID_INPUT} and code {@code NOT_PREVIEWABLE} if the action has no preview
     */
    public ObjectNode preview(Invocation invocation) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /**
     * Checks a connection's inputs, after resolving their references.
     *
     * @return every problem in declared order, the type's at path {@code type}; empty if there is none
     * @throws org.connectorkit.spi.ConnectorException if there is no such connector, or a secret cannot be looked up now
     */
    public List<InputProblem> validate(ConnectionDefinition definition) {
        throw new UnsupportedOperationException();
    }

    /** Tries a saved connection against its service, within the host's default time-out. Never throws for what is wrong with it. */
    public ConnectionTest testConnection(String connectorKey, String connectionName) {
        throw new UnsupportedOperationException();
    }

    /** Tries a connection before it is saved. Its session is closed again unless a run shares it. */
    public ConnectionTest testConnection(ConnectionDefinition definition) {
        throw new UnsupportedOperationException();
    }

    /**
     * Interrupts what runs, waits a short while, closes every session that nothing uses any more, and ends threads and class loaders. An action that does
     * not heed its interruption keeps its session until it returns. May be called again, without effect.
     */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /** Collects what a host needs; setters replace, adders add. Not safe for concurrent use. */
    public static final class Builder {

        private Builder() {}

        /** A folder with one folder per plugin, each with the plugin's jars. May be called for several. */
        public Builder pluginsFolder(Path folder) {
            return this;
        }

        /** One plugin: a folder with its jars. */
        public Builder addPlugin(Path folder) {
            return this;
        }

        /** A connector of the embedder's own class path, without isolation. */
        public Builder addConnector(Connector connector) {
            return this;
        }

        /** Where connections are saved. None by default. */
        public Builder connections(ConnectionStore connections) {
            return this;
        }

        /**
         * What the operator sets for a connector, by the keys of {@link Connector#settings()}. What is wrong with it is a
         * {@link PluginProblem}, and every run of that connector fails with kind {@code INVALID_INPUT}, code
         * {@code INVALID_SETTINGS} and the problems.
         */
        public Builder settings(String connectorKey, ObjectNode settings) {
            return this;
        }

        /**
         * Resolves <code>${scheme:reference}</code> in connections. None by default; a reference of an unknown scheme is a problem.
         *
         * @param scheme lower-case letters, digits and hyphens
         * @throws IllegalArgumentException if the scheme is not of that form
         */
        public Builder secretResolver(String scheme, SecretResolver resolver) {
            return this;
        }

        /**
         * The ways in which inputs may give a file. {@link FileForm#BASE64} and {@link FileForm#TEXT} by default.
         * {@link FileForm#URI} comes with {@link #fileStore}.
         */
        public Builder fileForms(FileForm... forms) {
            return this;
        }

        /** Allows {@link FileForm#URI}, and says where such files lie. */
        public Builder fileStore(FileStore store) {
            return this;
        }

        /**
         * The greatest size of all files together that one invocation may carry in its JSON ({@link FileForm#BASE64} and
         * {@link FileForm#TEXT}), in bytes before encoding. 256 KiB by default: engines keep inputs in their history.
         */
        public Builder inlineLimit(long bytes) {
            return this;
        }

        /** Tells the time for deadlines and idle sessions. The system's by default; any other may stand still and jump, for tests. */
        public Builder clock(Clock clock) {
            return this;
        }

        /** How long a run may take if its invocation does not say. 60 seconds by default. */
        public Builder defaultTimeout(Duration timeout) {
            return this;
        }

        /** How long a session stays open after its last use. 5 minutes by default. */
        public Builder sessionIdleTime(Duration idleTime) {
            return this;
        }

        /** Sees every run begin and end. May be called for several. */
        public Builder addObserver(ExecutionObserver observer) {
            return this;
        }

        /** Loads the connectors. What cannot be loaded is told by {@link ConnectorHost#pluginProblems}; nothing of it throws. */
        public ConnectorHost build() {
            return new ConnectorHost();
        }
    }
}
