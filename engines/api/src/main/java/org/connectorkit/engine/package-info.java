/**
 * What the {@code connectors} command asks of an engine. Engines lie in folders of their own, with class loaders of their
 * own: their clients are large and disagree about the versions of what they share.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.engine;

import org.jspecify.annotations.NullMarked;
