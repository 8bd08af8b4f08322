package org.connectorkit.ses.session;

import java.util.List;

/**
 * Between whom an email travels, whatever its headers say.
 *
 * @param sender an address without a display name; bounces go there
 * @param recipients addresses without display names, 1 to 50
 */
public record Envelope(String sender, List<String> recipients) {

    /** Copies the list. */
    public Envelope {
        recipients = List.copyOf(recipients);
    }
}
