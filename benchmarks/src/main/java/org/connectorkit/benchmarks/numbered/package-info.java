/** A connector that can be packed as often as needed, each with a number of its own. */
@NullMarked
package org.connectorkit.benchmarks.numbered;

import org.jspecify.annotations.NullMarked;
