/** Who is calling and what they may do: Signature Version 4, sessions, policies. */
@NullMarked
package org.connectorkit.sandbox.auth;

import org.jspecify.annotations.NullMarked;
