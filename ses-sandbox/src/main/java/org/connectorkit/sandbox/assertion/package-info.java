/** Assertions on the inbox that read like sentences and need no assertion library. */
@NullMarked
package org.connectorkit.sandbox.assertion;

import org.jspecify.annotations.NullMarked;
