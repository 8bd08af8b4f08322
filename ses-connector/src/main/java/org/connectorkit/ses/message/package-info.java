/** One email as bytes: what may be sent, and its MIME form, which is written as a stream and never held. */
@NullMarked
package org.connectorkit.ses.message;

import org.jspecify.annotations.NullMarked;
