/**
 * Amazon SES and AWS STS on the loopback address, as strict as the real ones, with an inbox in place of delivery.
 *
 * <p>{@link org.connectorkit.sandbox.SesSandbox} starts one. Set the account up through {@link
 * org.connectorkit.sandbox.account.Account}, script faults through {@link org.connectorkit.sandbox.fault.Faults}, read what
 * was sent from {@link org.connectorkit.sandbox.inbox.Inbox}.
 */
@NullMarked
package org.connectorkit.sandbox;

import org.jspecify.annotations.NullMarked;
