package org.connectorkit.sandbox.assertion;

import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.SentMessage;

/**
 * Where assertions start. Each failure is an {@link AssertionError} that tells what the inbox holds.
 *
 * <pre>{@code
 * assertThat(inbox).hasMessages(1)
 *         .messageTo("ann@example.org")
 *         .hasSubject("Your invoice")
 *         .isDeliveredTo("ann@example.org", "archive@example.com")
 *         .hides("archive@example.com")
 *         .hasAttachment("invoice.pdf", bytes);
 * }</pre>
 */
public final class InboxAssertions {

    private InboxAssertions() {}

    /** Assertions on an inbox. */
    public static InboxAssert assertThat(Inbox inbox) {
        return new InboxAssert(inbox);
    }

    /** Assertions on a message. */
    public static MessageAssert assertThat(SentMessage message) {
        return new MessageAssert(message);
    }
}
