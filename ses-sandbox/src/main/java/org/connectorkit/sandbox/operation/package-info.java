/** What an action is to the sandbox: a call in, the members of a result out. */
@NullMarked
package org.connectorkit.sandbox.operation;

import org.jspecify.annotations.NullMarked;
