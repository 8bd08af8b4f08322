/** Where accepted messages are kept. */
@NullMarked
package org.connectorkit.sandbox.store;

import org.jspecify.annotations.NullMarked;
