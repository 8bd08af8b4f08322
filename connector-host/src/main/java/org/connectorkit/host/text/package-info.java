/** Pieces of text. */
@NullMarked
package org.connectorkit.host.text;

import org.jspecify.annotations.NullMarked;
