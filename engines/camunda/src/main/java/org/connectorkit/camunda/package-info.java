/**
 * Camunda: forms for its modeler, and a worker for its engine.
 *
 * <p>{@link org.connectorkit.camunda.ElementTemplates} makes the forms from the descriptors of connectors, for Camunda 8, and
 * for Camunda 7 and Operaton. A form fills a service task of type {@code aws-ses.sendEmail}, in Camunda 8 with
 *
 * <ul>
 *   <li>one variable {@code connectorStep}, local to the task: {@code inputs} by their keys, and {@code idempotencyKey} for a
 *       step that must be done once in all process instances,
 *   <li>task headers: the name of a saved connection by the key of its input, {@code resultVariable}, and
 *       {@code onUnknownOutcome}, which is {@code stop} or {@code resend}.
 * </ul>
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.camunda;

import org.jspecify.annotations.NullMarked;
