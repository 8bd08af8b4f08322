/**
 * What the tests of all engines share.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.engine.testing;

import org.jspecify.annotations.NullMarked;
