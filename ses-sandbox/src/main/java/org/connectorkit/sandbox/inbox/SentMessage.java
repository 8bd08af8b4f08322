package org.connectorkit.sandbox.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorkit.sandbox.mail.Composition;
import org.connectorkit.sandbox.mail.Composition.Text;
import org.connectorkit.sandbox.mail.Delivery;
import org.connectorkit.sandbox.protocol.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted. Immutable. What recipients get is worked out each time it is asked for, so keep it at hand
 * when you need it often.
 */
public final class SentMessage {

    private final long number;
    private final String messageId;
    private final Instant acceptedAt;
    private final Envelope envelope;
    private final ApiRequest request;
    private final boolean bccHeaderRemoved;
    private final @Nullable Supplier<byte[]> received;

    /**
     * A message. Made by the sandbox.
     *
     * @param received reads the raw message; null if it came as parts, by SendEmail
     */
    public SentMessage(
            long number,
            String messageId,
            Instant acceptedAt,
            Envelope envelope,
            ApiRequest request,
            boolean bccHeaderRemoved,
            @Nullable Supplier<byte[]> received) {
        this.number = number;
        this.messageId = messageId;
        this.acceptedAt = acceptedAt;
        this.envelope = envelope;
        this.request = request;
        this.bccHeaderRemoved = bccHeaderRemoved;
        this.received = received;
    }

    /** Its place in the order of acceptance, from 1; never given twice. */
    public long number() {
        return number;
    }

    /** The id that SES answered; it is not the Message-ID header. */
    public String messageId() {
        return messageId;
    }

    /** When it was accepted, by the sandbox's clock. */
    public Instant acceptedAt() {
        return acceptedAt;
    }

    /** Sender and recipients, apart from the header. */
    public Envelope envelope() {
        return envelope;
    }

    /** The request it came by. */
    public ApiRequest request() {
        return request;
    }

    /** Whether SES removed a Bcc header. */
    public boolean bccHeaderRemoved() {
        return bccHeaderRemoved;
    }

    /** The raw message as it was received; empty if it came as parts, by SendEmail. */
    public Optional<byte[]> received() {
        return received == null ? Optional.empty() : Optional.of(received.get());
    }

    /** The message as recipients get it: with the Date, Message-ID and Return-Path of SES. */
    public byte[] delivered() {
        return received == null
                ? Composition.compose(parts(), messageId, request.region(), acceptedAt)
                : Delivery.of(received.get(), messageId, request.region(), acceptedAt, bccHeaderRemoved);
    }

    /** The delivered message, parsed. */
    public Mail mail() {
        return Mail.parse(delivered());
    }

    @Override
    public String toString() {
        return messageId + " to " + envelope.recipients();
    }

    private Composition.Parts parts() {
        return new Composition.Parts(
                request.parameters().getOrDefault("Source", ""),
                members("Destination.ToAddresses"),
                members("Destination.CcAddresses"),
                members("ReplyToAddresses"),
                textOr("Message.Subject"),
                text("Message.Body.Text"),
                text("Message.Body.Html"));
    }

    private List<String> members(String name) {
        return QueryParameters.members(request.parameters(), name);
    }

    private Text textOr(String name) {
        Text text = text(name);
        return text == null ? new Text("", "") : text;
    }

    private @Nullable Text text(String name) {
        String data = request.parameters().get(name + ".Data");
        return data == null ? null : new Text(data, request.parameters().getOrDefault(name + ".Charset", ""));
    }
}
