package org.connectorkit.ses.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;
import org.jspecify.annotations.Nullable;

/** One email as its author thinks of it. Immutable; {@link #problems()} says whether it may be sent. */
public final class Email {

    private final Mailbox from;
    private final Recipients recipients;
    private final List<Mailbox> replyTo;
    private final String subject;
    private final @Nullable String text;
    private final @Nullable String html;
    private final List<Attachment> attachments;

    private Email(Builder builder, Mailbox from, Recipients recipients) {
        this.from = from;
        this.recipients = recipients;
        this.replyTo = builder.replyTo;
        this.subject = builder.subject;
        this.text = builder.text;
        this.html = builder.html;
        this.attachments = List.copyOf(builder.attachments);
    }

    /** Starts an email without subject, body and attachments. */
    public static Builder builder() {
        return new Builder();
    }

    /** The author, also the sender of the envelope. */
    public Mailbox from() {
        return from;
    }

    /** Who gets it. */
    public Recipients recipients() {
        return recipients;
    }

    /** Where replies go; empty where they go to the author. */
    public List<Mailbox> replyTo() {
        return replyTo;
    }

    /** The subject, empty where there is none. */
    public String subject() {
        return subject;
    }

    /** The plain-text body. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** The HTML body. */
    public Optional<String> html() {
        return Optional.ofNullable(html);
    }

    /** The attached files in order; names may repeat. */
    public List<Attachment> attachments() {
        return attachments;
    }

    /**
     * Everything that forbids sending it, whatever its size: no recipient or too many, no body, control characters in the
     * subject or in a file's name, a file type that Amazon SES refuses. Empty if it may be composed.
     */
    public List<EmailProblem> problems() {
        return EmailRules.problems(this);
    }

    /** Tells the counts and nothing of the content. */
    @Override
    public String toString() {
        return "Email[recipients=" + recipients.count() + ", text=" + (text != null) + ", html=" + (html != null)
                + ", attachments=" + attachments.size() + "]";
    }

    /** Collects the parts of an email. Setters replace. */
    public static final class Builder {

        private @Nullable Mailbox from;
        private @Nullable Recipients recipients;
        private List<Mailbox> replyTo = List.of();
        private String subject = "";
        private @Nullable String text;
        private @Nullable String html;
        private final List<Attachment> attachments = new ArrayList<>();

        private Builder() {}

        /** Sets the author. Required. */
        public Builder from(Mailbox author) {
            this.from = Objects.requireNonNull(author, "author");
            return this;
        }

        /** Sets who gets it. Required. */
        public Builder recipients(Recipients everyone) {
            this.recipients = Objects.requireNonNull(everyone, "everyone");
            return this;
        }

        /** Sets where replies go; empty for the author. */
        public Builder replyTo(List<Mailbox> mailboxes) {
            this.replyTo = List.copyOf(mailboxes);
            return this;
        }

        /** Sets the subject in clear text. */
        public Builder subject(String clearText) {
            this.subject = Objects.requireNonNull(clearText, "clearText");
            return this;
        }

        /** Sets the plain-text body; null for none. Any line breaks will do. */
        public Builder text(@Nullable String body) {
            this.text = body;
            return this;
        }

        /** Sets the HTML body; null for none. */
        public Builder html(@Nullable String body) {
            this.html = body;
            return this;
        }

        /** Adds an attachment after those already there. */
        public Builder addAttachment(Attachment attachment) {
            attachments.add(Objects.requireNonNull(attachment, "attachment"));
            return this;
        }

        /**
         * Makes the email, whether or not it may be sent.
         *
         * @throws IllegalStateException if the author or the recipients were not set
         */
        public Email build() {
            if (from == null || recipients == null) {
                throw new IllegalStateException("An email needs from() and recipients(); set both before build().");
            }
            return new Email(this, from, recipients);
        }
    }
}
