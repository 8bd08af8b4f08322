/** The bundled sandbox: the one package here that knows which service it stands in for. */
@NullMarked
package org.connectorkit.cli.sandbox;

import org.jspecify.annotations.NullMarked;
