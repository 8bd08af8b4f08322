/** The one session type of both connections: calls to Amazon SES with credentials, clients and time limits of its own. */
@NullMarked
package org.connectorkit.ses.session;

import org.jspecify.annotations.NullMarked;
