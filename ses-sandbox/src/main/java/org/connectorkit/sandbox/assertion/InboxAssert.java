package org.connectorkit.sandbox.assertion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.SentMessage;

/** What an inbox should hold. Every method throws {@link AssertionError} if it does not. */
public final class InboxAssert {

    private final Inbox inbox;

    InboxAssert(Inbox inbox) {
        this.inbox = inbox;
    }

    /** There is no message. */
    public InboxAssert isEmpty() {
        return hasMessages(0);
    }

    /** There are so many messages. */
    public InboxAssert hasMessages(int count) {
        if (inbox.size() != count) {
            throw failure("expected " + count + " messages");
        }
        return this;
    }

    /** There is one message, which the next assertions are about. */
    public MessageAssert hasOneMessage() {
        hasMessages(1);
        return new MessageAssert(inbox.messages().get(0));
    }

    /** There is one message to a recipient, by the envelope; the next assertions are about it. */
    public MessageAssert messageTo(String address) {
        List<SentMessage> found = inbox.sentTo(address);
        if (found.size() != 1) {
            throw failure("expected one message to " + address + ", found " + found.size());
        }
        return new MessageAssert(found.get(0));
    }

    /** There is no message to a recipient, by the envelope. */
    public InboxAssert hasNothingTo(String address) {
        if (!inbox.sentTo(address).isEmpty()) {
            throw failure("expected nothing to " + address);
        }
        return this;
    }

    /**
     * A message to a recipient comes within a time; the next assertions are about it.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public MessageAssert receivesMessageTo(String address, Duration time) throws InterruptedException {
        Optional<SentMessage> found =
                inbox.await(m -> m.envelope().recipients().stream().anyMatch(address::equalsIgnoreCase), time);
        return new MessageAssert(
                found.orElseThrow(() -> failure("expected a message to " + address + " within " + time)));
    }

    private AssertionError failure(String expectation) {
        String held = inbox.messages().stream()
                .map(m -> "\n  " + m.envelope().recipients() + " " + m.mail().subject())
                .collect(Collectors.joining());
        return new AssertionError(
                expectation + "; the inbox holds " + inbox.size() + (held.isEmpty() ? "" : ":") + held);
    }
}
