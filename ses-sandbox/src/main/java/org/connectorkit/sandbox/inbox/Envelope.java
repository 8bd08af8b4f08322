package org.connectorkit.sandbox.inbox;

import java.util.List;

/**
 * Who a message comes from and goes to, whatever its header says.
 *
 * @param sender the bare address of Source, or of From where Source is absent
 * @param returnPath the bare address that bounces go to
 * @param recipients the bare addresses it is delivered to, in the order of the request: To, Cc, Bcc
 */
public record Envelope(String sender, String returnPath, List<String> recipients) {

    public Envelope {
        recipients = List.copyOf(recipients);
    }
}
