/** What the command line prints: streams, styles, tables, JSON, progress. */
@NullMarked
package org.connectorkit.cli.terminal;

import org.jspecify.annotations.NullMarked;
