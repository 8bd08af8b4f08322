/** The sessions of connections: opened once, shared, closed when idle and at the end. */
@NullMarked
package org.connectorkit.host.session;

import org.jspecify.annotations.NullMarked;
