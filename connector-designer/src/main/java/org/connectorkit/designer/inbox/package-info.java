/** A sandbox's inbox, read over its REST interface. */
@NullMarked
package org.connectorkit.designer.inbox;

import org.jspecify.annotations.NullMarked;
