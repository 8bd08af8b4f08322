/** A connector that the tests pack into a plugin. It uses every shape of input. */
@NullMarked
package org.connectorkit.cli.weather;

import org.jspecify.annotations.NullMarked;
