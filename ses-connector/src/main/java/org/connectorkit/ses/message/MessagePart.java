package org.connectorkit.ses.message;

import java.util.Optional;

/**
 * One body or file of a message, as a preview lists it.
 *
 * @param contentType its media type, with the charset where there is one
 * @param fileName the name that the recipient sees; empty for a body
 * @param encodedLength its octets in the message, after encoding and without its headers
 */
public record MessagePart(String contentType, Optional<String> fileName, long encodedLength) {}
