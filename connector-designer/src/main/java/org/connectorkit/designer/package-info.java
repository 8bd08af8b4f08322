/**
 * The designer: a local web page on which people who write no code set up connections, fill in an action's inputs, run it
 * and look at the mail that a sandbox took in place of delivery. {@link org.connectorkit.designer.Designer} starts it.
 */
@NullMarked
package org.connectorkit.designer;

import org.jspecify.annotations.NullMarked;
