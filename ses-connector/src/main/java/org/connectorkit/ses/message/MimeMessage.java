package org.connectorkit.ses.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An email in its MIME form (RFC 5322, RFC 2045 to 2047, RFC 2231): 7-bit, CRLF, no line over 998 octets.
 *
 * <p>Never held as a whole: it is read piece by piece, as often as wanted, each time the same bytes. Attachments are opened
 * when the reader gets to them. It carries no Bcc, and no Date and Message-ID, which Amazon SES sets itself.
 *
 * <p>Immutable and safe for concurrent use; several streams may be open at a time.
 */
public final class MimeMessage {

    /**
     * The largest message in octets that Amazon SES takes, headers and Base64 included. Source: Amazon SES Developer Guide,
     * "Service quotas", API v1.
     */
    public static final long MAX_LENGTH = 10_485_760;

    private final MimeTree tree;

    private MimeMessage(MimeTree tree) {
        this.tree = tree;
    }

    /**
     * Measures the email. Reads a file only if it does not state its size; composes nothing but headers.
     *
     * @throws IllegalArgumentException if the email has problems
     * @throws AttachmentException if a file that does not state its size cannot be read
     */
    public static MimeMessage of(Email email) throws AttachmentException {
        return of(email, UUID.randomUUID().toString());
    }

    /** With boundaries that are known beforehand, for comparisons of whole messages. */
    static MimeMessage of(Email email, String boundaryToken) throws AttachmentException {
        List<EmailProblem> problems = email.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The email has problems and cannot be composed: " + problems);
        }
        return new MimeMessage(MimeTree.of(email, boundaryToken));
    }

    /** The exact number of octets that a reader will get. */
    public long length() {
        return tree.length();
    }

    /** Its bodies and files in their order, for a preview. */
    public List<MessagePart> parts() {
        return tree.parts();
    }

    /** If the message is longer than {@link #MAX_LENGTH}: by how much, and which of its parts is to blame. */
    public Optional<EmailProblem> sizeProblem() {
        return SizeRule.check(tree);
    }

    /**
     * Opens the message from its first octet. The stream is for one thread, needs a few kilobytes however long the message
     * is, and fails with {@link AttachmentException} if a file cannot be read or has changed its size. The caller closes it.
     */
    public InputStream open() {
        return new SegmentStream(tree.segments(), new Fingerprints());
    }

    /** The message as the value of a form field, for one send. */
    public EncodedMessage encoded() {
        return new EncodedMessage(tree.segments());
    }

    /**
     * Writes the whole message.
     *
     * @throws AttachmentException if a file cannot be read or has changed its size; what was written is then incomplete
     * @throws IOException if the target fails
     */
    public void writeTo(OutputStream target) throws IOException {
        try (InputStream in = open()) {
            in.transferTo(target);
        }
    }

    /** Tells the length and nothing of the content. */
    @Override
    public String toString() {
        return "MimeMessage[" + length() + " bytes]";
    }
}
