@NullMarked
package org.connectorkit.cli;

import org.jspecify.annotations.NullMarked;
