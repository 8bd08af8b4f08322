package org.connectorkit.sandbox.mail;

/**
 * A header field as it stands in a message.
 *
 * @param name as written; empty if the line starts with a colon
 * @param value unfolded and trimmed
 * @param start where its first byte stands in the message
 * @param end where the next field starts
 */
public record HeaderField(String name, String value, int start, int end) {}
