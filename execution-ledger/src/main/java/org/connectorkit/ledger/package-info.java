/**
 * Remembers which steps were done, so that a step that an engine runs again is not done again.
 *
 * <p>An engine runs a step again whenever it cannot tell how the attempt before ended: a worker was killed, a connection
 * broke, a time-out passed. {@link org.connectorkit.ledger.ExecutionLedger} claims the step in a database before the
 * action runs and records its result after. A repeated step gets the recorded result; a step whose worker died in between
 * ends as {@link org.connectorkit.spi.ErrorKind#UNKNOWN_OUTCOME}, for a person to decide.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.ledger;

import org.jspecify.annotations.NullMarked;
