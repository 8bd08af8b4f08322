/** The AWS Query protocol: form bodies in, XML out. */
@NullMarked
package org.connectorkit.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
