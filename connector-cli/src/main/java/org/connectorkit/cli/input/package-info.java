/** Makes an action's JSON inputs from what stands on the command line. */
@NullMarked
package org.connectorkit.cli.input;

import org.jspecify.annotations.NullMarked;
