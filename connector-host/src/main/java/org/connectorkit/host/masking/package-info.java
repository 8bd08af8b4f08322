/** What keeps a connection's secrets inside. */
@NullMarked
package org.connectorkit.host.masking;

import org.jspecify.annotations.NullMarked;
