package org.connectorkit.ses;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.connectorkit.ses.address.Recipients;
import org.connectorkit.ses.message.AttachmentException;
import org.connectorkit.ses.message.Email;
import org.connectorkit.ses.message.MessagePart;
import org.connectorkit.ses.message.MimeMessage;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.session.Envelope;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.Inputs;
import org.jspecify.annotations.Nullable;

/** An email ready to be sent: region, envelope and message, all of it checked. */
final class Composition {

    private final SesRegion region;
    private final Email email;
    private final MimeMessage message;

    private Composition(SesRegion region, Email email, MimeMessage message) {
        this.region = region;
        this.email = email;
        this.message = message;
    }

    /**
     * Composes the email of an action's inputs.
     *
     * @throws ConnectorException of kind INVALID_INPUT with every problem at once
     */
    static Composition of(Inputs inputs) {
        SesSession session = inputs.get(CommonInputs.CONNECTION);
        SesRegion region = SesRegion.of(inputs.get(SendEmailAction.AWS_REGION));
        List<InputProblem> problems = new ArrayList<>();
        session.problemWith(region)
                .ifPresent(problem -> problems.add(InputProblem.of(SendEmailAction.AWS_REGION, problem)));
        EmailInputs read = EmailInputs.read(inputs);
        problems.addAll(read.problems());
        requireNone(problems);
        try {
            MimeMessage message = MimeMessage.of(read.email());
            message.sizeProblem().map(EmailInputs::atInput).ifPresent(problems::add);
            long limit = session.settings().maxMessageBytes();
            if (problems.isEmpty() && message.length() > limit) {
                problems.add(tooLong(message, limit, read.email()));
            }
            requireNone(problems);
            return new Composition(region, read.email(), message);
        } catch (AttachmentException e) {
            throw unreadable(e);
        }
    }

    /** A file that could not be read: what the host says, unless it is about the file itself. */
    static ConnectorException unreadable(AttachmentException e) {
        if (e.getCause() instanceof IOException read
                && read.getCause() instanceof ConnectorException known
                && known.kind() != ErrorKind.INVALID_INPUT) {
            return known;
        }
        return ConnectorException.invalidInput(List.of(
                InputProblem.ofEntry(SendEmailAction.ATTACHMENTS, e.fileName(), String.valueOf(e.getMessage()))));
    }

    private static void requireNone(List<InputProblem> problems) {
        if (!problems.isEmpty()) {
            throw ConnectorException.invalidInput(problems);
        }
    }

    private static InputProblem tooLong(MimeMessage message, long limit, Email email) {
        Input<?> input = SendEmailAction.TEXT;
        if (!email.attachments().isEmpty()) {
            input = SendEmailAction.ATTACHMENTS;
        } else if (email.html().isPresent()) {
            input = SendEmailAction.HTML;
        }
        return InputProblem.of(
                input,
                String.format(
                        Locale.ROOT,
                        "The message is %,d bytes long after encoding; whoever operates the platform allows at most %,d."
                                + " Make it shorter, or send a link to a file.",
                        message.length(),
                        limit));
    }

    SesRegion region() {
        return region;
    }

    Envelope envelope() {
        return new Envelope(email.from().addrSpec(), email.recipients().addrSpecs());
    }

    MimeMessage message() {
        return message;
    }

    /** How many recipients each line has, and all of them together. */
    Map<String, Integer> recipientCounts() {
        Recipients recipients = email.recipients();
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("to", recipients.to().size());
        counts.put("cc", recipients.cc().size());
        counts.put("bcc", recipients.bcc().size());
        counts.put("total", recipients.count());
        return counts;
    }

    /** The bodies and files in their order: each one's media type, its name if it is a file, and its size after encoding. */
    List<Map<String, @Nullable Object>> parts() {
        List<Map<String, @Nullable Object>> parts = new ArrayList<>();
        for (MessagePart part : message.parts()) {
            Map<String, @Nullable Object> described = new LinkedHashMap<>();
            described.put("contentType", part.contentType());
            described.put("fileName", part.fileName().orElse(null));
            described.put("bytes", part.encodedLength());
            parts.add(described);
        }
        return parts;
    }

    /** The whole message, as it would go out. */
    String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(message.length()));
        try {
            message.writeTo(out);
        } catch (AttachmentException e) {
            throw unreadable(e);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
