/**
 * Runs the actions of connectors as activities of Temporal.
 *
 * <p>{@link org.connectorkit.temporal.TemporalWorker} polls a task queue; an activity's type is connector and action, such
 * as {@code aws-ses.sendEmail}. {@link org.connectorkit.temporal.ConnectorActivity} is the same for a worker of one's own.
 *
 * <p>An activity takes one argument in JSON:
 *
 * <pre>{@code
 * {
 *   "inputs": {"connection": "mail", "awsRegion": "us-east-1", "sender": "shop@example.com", "toAddresses": ["jane@example.com"],
 *              "subject": "Order 4711", "text": "It is on its way."},
 *   "idempotencyKey": "order-4711-shipped",
 *   "onUnknownOutcome": "stop"
 * }
 * }</pre>
 *
 * <p>Inputs hold the names of saved connections, never credentials. {@code idempotencyKey} is for a step that must be done
 * once in all workflows; without it, it is done once in its run of its workflow. {@code onUnknownOutcome} is {@code stop}
 * or {@code resend}. The last two may be left out.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.temporal;

import org.jspecify.annotations.NullMarked;
