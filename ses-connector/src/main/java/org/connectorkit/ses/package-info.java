/** The Amazon SES connector: two ways to connect, two actions, and the settings of whoever operates the host. */
@NullMarked
package org.connectorkit.ses;

import org.jspecify.annotations.NullMarked;
