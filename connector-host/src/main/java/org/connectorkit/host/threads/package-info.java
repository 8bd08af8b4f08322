/** How calls into a plugin are made: on its own threads, with its context loader, until a deadline. */
@NullMarked
package org.connectorkit.host.threads;

import org.jspecify.annotations.NullMarked;
