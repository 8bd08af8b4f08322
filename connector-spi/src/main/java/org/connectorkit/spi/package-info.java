/**
 * The contract between a connector and the host that runs it.
 *
 * <p>An author implements three interfaces and describes every input as a constant:
 *
 * <ul>
 *   <li>{@link org.connectorkit.spi.Connector}, one per plugin, found with {@link java.util.ServiceLoader};
 *   <li>{@link org.connectorkit.spi.Connection}, one per way to connect, opens a session;
 *   <li>{@link org.connectorkit.spi.Action}, one per operation, uses the session.
 * </ul>
 *
 * <p>An {@link org.connectorkit.spi.InputSchema} is all that a host needs to render a form, a reference page and a JSON
 * Schema, and to bind and validate JSON. Descriptors are immutable values and compare field by field.
 *
 * <pre>{@code
 * static final Input<String> CITY = Input.text("city", "City").required().comment("Name of the city.").build();
 *
 * public ActionResult perform(ActionContext context) {
 *     String city = context.inputs().get(CITY);
 *     WeatherSession session = context.inputs().get(CONNECTION);
 *     return ActionResult.builder().put("celsius", session.temperature(city)).build();
 * }
 * }</pre>
 *
 * <p>Who implements what: {@code Connector}, {@code Connection}, {@code Action} and {@code PreviewableAction} are the
 * author's and grow only by default methods. {@code ActionContext}, {@code ConnectionContext}, {@code Inputs},
 * {@code Secret} and {@code FileValue} are the host's and may grow.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.spi;

import org.jspecify.annotations.NullMarked;
