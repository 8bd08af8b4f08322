/** What a host does with one connector: check, open, perform, report. */
@NullMarked
package org.connectorkit.host.execution;

import org.jspecify.annotations.NullMarked;
