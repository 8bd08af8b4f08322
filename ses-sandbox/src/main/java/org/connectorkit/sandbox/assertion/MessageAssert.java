package org.connectorkit.sandbox.assertion;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.connectorkit.sandbox.inbox.Attachment;
import org.connectorkit.sandbox.inbox.Mail;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.jspecify.annotations.Nullable;

/** What a message should be. Every method throws {@link AssertionError} if it is not. */
public final class MessageAssert {

    private final SentMessage message;
    private final Mail mail;

    MessageAssert(SentMessage message) {
        this.message = message;
        this.mail = message.mail();
    }

    /** The message, for what has no assertion here. */
    public SentMessage message() {
        return message;
    }

    /** The decoded subject. */
    public MessageAssert hasSubject(String subject) {
        return equal("subject", subject, mail.subject());
    }

    /** The envelope's sender, as a bare address. */
    public MessageAssert isSentBy(String address) {
        return equal("sender", address, message.envelope().sender());
    }

    /** The envelope's recipients, as bare addresses, all of them in this order. */
    public MessageAssert isDeliveredTo(String... addresses) {
        return equal("recipients", List.of(addresses), message.envelope().recipients());
    }

    /** The addresses of the To field, all of them in this order. */
    public MessageAssert showsTo(String... addresses) {
        return equal("To", List.of(addresses), mail.to());
    }

    /** The addresses of the Cc field, all of them in this order. */
    public MessageAssert showsCc(String... addresses) {
        return equal("Cc", List.of(addresses), mail.cc());
    }

    /** Addresses that get the message and stand nowhere in it, as for Bcc. */
    public MessageAssert hides(String... addresses) {
        String delivered = new String(message.delivered(), StandardCharsets.ISO_8859_1);
        for (String address : addresses) {
            if (!message.envelope().recipients().contains(address)) {
                throw failure("hidden recipient", address, message.envelope().recipients());
            }
            if (delivered.contains(address)) {
                throw failure("message without the address", address, "it stands in the message");
            }
        }
        return this;
    }

    /** The whole plain text, with the line ends of the message. */
    public MessageAssert hasText(String text) {
        return equal("text", text, mail.text().orElse(null));
    }

    /** Part of the plain text. */
    public MessageAssert hasTextContaining(String part) {
        return contains("text", part, mail.text().orElse(null));
    }

    /** Part of the HTML. */
    public MessageAssert hasHtmlContaining(String part) {
        return contains("HTML", part, mail.html().orElse(null));
    }

    /** A header field, decoded; of one that stands several times, the first. */
    public MessageAssert hasHeader(String name, String value) {
        return equal("header " + name, value, mail.header(name).orElse(null));
    }

    /** An attachment of a name with exactly these bytes. */
    public MessageAssert hasAttachment(String name, byte[] content) {
        Attachment found = mail.attachment(name).orElseThrow(() -> failure("attachment", name, mail.attachments()));
        if (!Arrays.equals(content, found.content())) {
            throw failure("bytes of " + name, content.length + " bytes", "other bytes, " + found.size() + " of them");
        }
        return this;
    }

    /** No attachment at all. */
    public MessageAssert hasNoAttachments() {
        return equal("attachments", List.of(), mail.attachments());
    }

    private MessageAssert equal(String what, Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw failure(what, expected, found);
        }
        return this;
    }

    private MessageAssert contains(String what, String part, @Nullable String found) {
        if (found == null || !found.contains(part)) {
            throw failure(what + " containing", part, found);
        }
        return this;
    }

    private AssertionError failure(String what, Object expected, @Nullable Object found) {
        return new AssertionError(
                "message " + message.messageId() + ": expected " + what + " <" + expected + ">, found <" + found + ">");
    }
}
