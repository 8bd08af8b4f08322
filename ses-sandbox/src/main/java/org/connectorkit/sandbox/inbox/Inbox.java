package org.connectorkit.sandbox.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The messages that were accepted, oldest first. Implemented by the sandbox. Safe for concurrent use.
 *
 * <p>It is bounded: the oldest messages go when there are too many, or too many bytes of them.
 */
public interface Inbox {

    /** All messages at this moment, oldest first. */
    List<SentMessage> messages();

    /** How many messages there are. */
    int size();

    /** How many messages had to go to make room. */
    long evicted();

    /** The message of an id. */
    Optional<SentMessage> find(String messageId);

    /** The messages that satisfy a condition, oldest first. */
    default List<SentMessage> find(Predicate<? super SentMessage> condition) {
        return messages().stream().filter(condition).toList();
    }

    /** The messages that go to a recipient, oldest first. The domain ignores case. */
    default List<SentMessage> sentTo(String address) {
        return find(m -> m.envelope().recipients().stream().anyMatch(r -> r.equalsIgnoreCase(address)));
    }

    /**
     * Waits for a message that satisfies a condition, and returns the oldest at once if there is one.
     *
     * @return the message, or empty when the time is over
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    Optional<SentMessage> await(Predicate<? super SentMessage> condition, Duration time) throws InterruptedException;

    /** Deletes a message; tells whether it was there. */
    boolean delete(String messageId);

    /** Deletes all messages. */
    void clear();

    /**
     * Tells a listener of every change from now on, on the thread that made it; it must return quickly. What
     * it throws goes to that thread's handler of uncaught exceptions, not to the sender.
     *
     * @return ends it when closed
     */
    Subscription subscribe(Consumer<? super InboxEvent> listener);

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
