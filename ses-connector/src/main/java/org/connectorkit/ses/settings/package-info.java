/** What the operator of a host may set. */
@NullMarked
package org.connectorkit.ses.settings;

import org.jspecify.annotations.NullMarked;
