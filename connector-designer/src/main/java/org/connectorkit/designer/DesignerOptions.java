package org.connectorkit.designer;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.connectorkit.host.ConnectorHost;
import org.jspecify.annotations.Nullable;

/** What a designer is started with. Immutable. */
public final class DesignerOptions {

    private final ConnectorHost.Builder host;
    private final Connections connections;
    private final Target target;
    private final @Nullable URI sandbox;
    private final int port;
    private final Clock clock;

    private DesignerOptions(Builder builder) {
        this.host = builder.host;
        this.connections = builder.connections;
        this.target = builder.target;
        this.sandbox = builder.sandbox;
        this.port = builder.port;
        this.clock = builder.clock;
    }

    /**
     * Starts options.
     *
     * @param host with plugins, settings and secret resolvers; the designer adds the connections and the uploaded files,
     *     builds it and closes it
     * @param connections what the page shows and saves
     * @param target what the actions reach with the host's settings
     */
    public static Builder builder(ConnectorHost.Builder host, Connections connections, Target target) {
        return new Builder(host, connections, target);
    }

    ConnectorHost.Builder host() {
        return host;
    }

    Connections connections() {
        return connections;
    }

    Target target() {
        return target;
    }

    Optional<URI> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    int port() {
        return port;
    }

    Clock clock() {
        return clock;
    }

    /** Collects options; a setter replaces what was set before. Not safe for concurrent use. */
    public static final class Builder {

        private final ConnectorHost.Builder host;
        private final Connections connections;
        private final Target target;
        private @Nullable URI sandbox;
        private int port;
        private Clock clock = Clock.systemDefaultZone();

        private Builder(ConnectorHost.Builder host, Connections connections, Target target) {
            this.host = Objects.requireNonNull(host, "host");
            this.connections = Objects.requireNonNull(connections, "connections");
            this.target = Objects.requireNonNull(target, "target");
        }

        /**
         * The endpoint of a running sandbox, whose mail the Inbox page shows; without it there is no such page. The actions
         * reach it only if the host's settings lead there.
         */
        public Builder sandbox(URI sandbox) {
            this.sandbox = Objects.requireNonNull(sandbox, "sandbox");
            return this;
        }

        /**
         * The port on 127.0.0.1; 0, the default, for a free one.
         *
         * @throws IllegalArgumentException if it is no port
         */
        public Builder port(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
            }
            this.port = port;
            return this;
        }

        /** Tells the time, in the zone in which the page shows it. The system's by default. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Ends the options. */
        public DesignerOptions build() {
            return new DesignerOptions(this);
        }
    }
}
