@NullMarked
package org.connectorkit.cli.store;

import org.jspecify.annotations.NullMarked;
