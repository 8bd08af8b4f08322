package org.connectorkit.cli.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * A mail that the sandbox took, saved.
 *
 * @param file the mail as its recipients get it, RFC 5322
 * @param sender the envelope's sender
 * @param recipients the envelope's recipients, those in Bcc too
 */
public record CapturedMail(Path file, String sender, List<String> recipients) {

    /** Copies the list. */
    public CapturedMail {
        recipients = List.copyOf(recipients);
    }
}
