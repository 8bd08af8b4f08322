@NullMarked
package org.connectorkit.cli.terminal;

import org.jspecify.annotations.NullMarked;
