package org.connectorkit.sandbox.inbox;

/**
 * A change of the inbox.
 *
 * @param kind what happened
 * @param message the message
 */
public record InboxEvent(Kind kind, SentMessage message) {

    /** What happened. */
    public enum Kind {
        /** A message was accepted. */
        ACCEPTED,
        /** A message was deleted, or went to make room. */
        REMOVED
    }
}
