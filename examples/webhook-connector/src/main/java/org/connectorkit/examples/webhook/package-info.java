/** Sends signed events to an address. */
@NullMarked
package org.connectorkit.examples.webhook;

import org.jspecify.annotations.NullMarked;
