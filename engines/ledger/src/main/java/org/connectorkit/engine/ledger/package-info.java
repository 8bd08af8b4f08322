/**
 * The execution ledger on the command line. {@link org.connectorkit.engine.ledger.LedgerOptions} says where a worker's ledger
 * is; {@link org.connectorkit.engine.ledger.LedgerCommand} is how a person settles a step of unknown outcome.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.engine.ledger;

import org.jspecify.annotations.NullMarked;
