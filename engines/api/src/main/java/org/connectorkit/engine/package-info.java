/**
 * What the {@code connectors} command asks of an engine, and of a store of the files that an engine's flows refer to. Each
 * lies in a folder of its own, with a class loader of its own: their clients are large and disagree about the versions of
 * what they share.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.engine;

import org.jspecify.annotations.NullMarked;
