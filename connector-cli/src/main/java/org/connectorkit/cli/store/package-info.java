/** Connections that the user saved, and their secrets. */
@NullMarked
package org.connectorkit.cli.store;

import org.jspecify.annotations.NullMarked;
