/** The sandbox in JUnit Jupiter tests: {@link org.connectorkit.sandbox.junit.WithSesSandbox}. */
@NullMarked
package org.connectorkit.sandbox.junit;

import org.jspecify.annotations.NullMarked;
