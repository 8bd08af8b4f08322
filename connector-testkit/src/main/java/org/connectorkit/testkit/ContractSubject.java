package org.connectorkit.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@link ConnectorContract} needs to know of a connector: where it is, what it talks to, and inputs that work. Immutable. */
public final class ContractSubject {

    private final Path plugin;
    private final URI service;
    private final Function<URI, Map<String, ?>> settings;
    private final Map<String, Function<URI, Map<String, ?>>> connections;
    private final Map<String, Map<String, ?>> actions;
    private final @Nullable Path released;
    private final @Nullable Path page;
    private final Map<String, String> waivers;

    private ContractSubject(Builder builder) {
        this.plugin = builder.plugin;
        this.service = builder.service;
        this.settings = builder.settings;
        this.connections = new LinkedHashMap<>(builder.connections);
        this.actions = new LinkedHashMap<>(builder.actions);
        this.released = builder.released;
        this.page = builder.page;
        this.waivers = Map.copyOf(builder.waivers);
    }

    /**
     * Starts a subject.
     *
     * @param plugin the folder with the connector's jars, as it is handed out
     * @param service where a stand-in of the service listens, {@code http://127.0.0.1:port}; the kit puts a
     *     {@link FaultProxy} before it
     */
    public static Builder builder(Path plugin, URI service) {
        return new Builder(plugin, service);
    }

    Path plugin() {
        return plugin;
    }

    URI service() {
        return service;
    }

    Map<String, ?> settings(URI proxy) {
        return settings.apply(proxy);
    }

    Map<String, Function<URI, Map<String, ?>>> connections() {
        return connections;
    }

    Map<String, Map<String, ?>> actions() {
        return actions;
    }

    Optional<Path> released() {
        return Optional.ofNullable(released);
    }

    Optional<Path> page() {
        return Optional.ofNullable(page);
    }

    Map<String, String> waivers() {
        return waivers;
    }

    /** Collects a subject; setters replace, adders add. Not safe for concurrent use. */
    public static final class Builder {

        private final Path plugin;
        private final URI service;
        private final Map<String, Function<URI, Map<String, ?>>> connections = new LinkedHashMap<>();
        private final Map<String, Map<String, ?>> actions = new LinkedHashMap<>();
        private final Map<String, String> waivers = new LinkedHashMap<>();
        private Function<URI, Map<String, ?>> settings = proxy -> Map.of();
        private @Nullable Path released;
        private @Nullable Path page;

        private Builder(Path plugin, URI service) {
            this.plugin = Objects.requireNonNull(plugin, "plugin");
            this.service = Objects.requireNonNull(service, "service");
        }

        /** What the operator sets, such as the service's address; from the address that the kit's proxy listens on. */
        public Builder settings(Function<URI, Map<String, ?>> settings) {
            this.settings = settings;
            return this;
        }

        /**
         * Inputs of a connection that works. Give secrets values that occur nowhere else: the kit looks for them.
         *
         * @param type the key of the connection type
         * @param inputs from the address that the kit's proxy listens on
         */
        public Builder addConnection(String type, Function<URI, Map<String, ?>> inputs) {
            connections.put(type, inputs);
            return this;
        }

        /**
         * Inputs of an action with which the service answers well, without the connection. The required ones suffice, with
         * one of each group of which one must be given.
         */
        public Builder addAction(String key, Map<String, ?> inputs) {
            actions.put(key, new LinkedHashMap<>(inputs));
            return this;
        }

        /** The committed descriptor of the last release, as {@code DescriptorJson} writes it. None before the first. */
        public Builder released(Path descriptor) {
            this.released = descriptor;
            return this;
        }

        /** The committed reference page. */
        public Builder page(Path page) {
            this.page = page;
            return this;
        }

        /**
         * Accepts that a rule does not hold. It must then really not hold, or the contract fails on a stale waiver.
         *
         * @param rule the rule's id
         * @param reason why the connector cannot keep it
         * @throws IllegalArgumentException if there is no such rule or the reason is blank
         */
        public Builder waive(String rule, String reason) {
            if (ContractRules.all().stream().noneMatch(known -> known.id().equals(rule))) {
                throw new IllegalArgumentException("there is no rule '" + rule + "' to waive");
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException(
                        "the waiver of " + rule + " has no reason; say why it cannot be kept");
            }
            waivers.put(rule, reason);
            return this;
        }

        /** Ends the subject. */
        public ContractSubject build() {
            return new ContractSubject(this);
        }
    }
}
