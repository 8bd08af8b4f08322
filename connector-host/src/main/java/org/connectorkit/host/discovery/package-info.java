/** How connectors are found and loaded. What cannot be loaded is data, not an exception. */
@NullMarked
package org.connectorkit.host.discovery;

import org.jspecify.annotations.NullMarked;
