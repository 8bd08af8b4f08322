/** The actions of Amazon SES. */
@NullMarked
package org.connectorkit.sandbox.ses;

import org.jspecify.annotations.NullMarked;
