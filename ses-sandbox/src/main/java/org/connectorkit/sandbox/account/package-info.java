/** The AWS account that the sandbox pretends to be: identities, users, roles, limits, and the rules in force. */
@NullMarked
package org.connectorkit.sandbox.account;

import org.jspecify.annotations.NullMarked;
