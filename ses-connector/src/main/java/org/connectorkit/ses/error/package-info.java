/** What the answers and failures of AWS mean, in words for people. */
@NullMarked
package org.connectorkit.ses.error;

import org.jspecify.annotations.NullMarked;
