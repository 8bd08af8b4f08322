/** What was sent: every accepted message with its envelope, its bytes and the request it came by. */
@NullMarked
package org.connectorkit.sandbox.inbox;

import org.jspecify.annotations.NullMarked;
