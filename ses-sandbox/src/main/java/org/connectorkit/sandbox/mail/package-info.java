/** Addresses, header sections and MIME, as far as SES looks at them. */
@NullMarked
package org.connectorkit.sandbox.mail;

import org.jspecify.annotations.NullMarked;
