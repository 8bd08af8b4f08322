/**
 * Runs connectors: loads them from plugin folders, binds and validates their JSON inputs, owns their sessions, performs
 * their actions until a deadline, and renders their reference.
 *
 * <pre>{@code
 * Map<String, ConnectionDefinition> saved = Map.of("station", ConnectionDefinition.of("weather", "apiKey", keyInputs));
 * try (ConnectorHost host = ConnectorHost.builder().pluginsFolder(folder).connections(ConnectionStore.of(saved)).build()) {
 *     ObjectNode inputs = JsonNodeFactory.instance.objectNode().put("city", "Turin").put("connection", "station");
 *     ObjectNode result = host.invoke(Invocation.builder("weather", "currentWeather").inputs(inputs).build());
 * }
 * }</pre>
 *
 * <p>Everything that fails in a run comes out as {@link org.connectorkit.spi.ConnectorException}, without a cause, without a
 * class of the plugin and without a secret; what a plugin threw goes to the log, masked. A plugin that cannot be loaded is
 * no exception but a {@link org.connectorkit.host.PluginProblem}.
 *
 * <p>The embedder implements {@code ConnectionStore}, {@code SecretResolver}, {@code FileStore} and
 * {@code ExecutionObserver}. All other types are final and immutable, but for {@code ConnectorHost} itself, which is safe for
 * concurrent use.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.host;

import org.jspecify.annotations.NullMarked;
