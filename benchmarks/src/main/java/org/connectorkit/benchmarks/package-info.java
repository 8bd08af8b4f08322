/** Measures sends beside the plain AWS SDK and Apache Camel, in one process and run. */
@NullMarked
package org.connectorkit.benchmarks;

import org.jspecify.annotations.NullMarked;
