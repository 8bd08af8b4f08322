package org.connectorkit.ses.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a message in their order: a body, or two as {@code multipart/alternative}, and around that
 * {@code multipart/mixed} where there are attachments (RFC 2046 section 5.1).
 */
final class MimeTree {

    private final Email email;
    private final String boundaryToken;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Base64Segment> files = new ArrayList<>();
    private final List<MessagePart> parts = new ArrayList<>();
    private @Nullable BodySegment text;
    private @Nullable BodySegment html;

    private MimeTree(Email email, String boundaryToken) {
        this.email = email;
        this.boundaryToken = boundaryToken;
    }

    static MimeTree of(Email email, String boundaryToken) throws AttachmentException {
        MimeTree tree = new MimeTree(email, boundaryToken);
        HeaderBlock top = topFields(email);
        if (email.attachments().isEmpty()) {
            tree.addBodies(top);
        } else {
            tree.addMixed(top);
        }
        return tree;
    }

    List<Segment> segments() {
        return List.copyOf(segments);
    }

    List<Base64Segment> files() {
        return List.copyOf(files);
    }

    List<MessagePart> parts() {
        return List.copyOf(parts);
    }

    Optional<BodySegment> text() {
        return Optional.ofNullable(text);
    }

    Optional<BodySegment> html() {
        return Optional.ofNullable(html);
    }

    long length() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    private static HeaderBlock topFields(Email email) {
        HeaderBlock fields = new HeaderBlock().field("From", HeaderText.mailboxes(List.of(email.from())));
        if (!email.recipients().to().isEmpty()) {
            fields.field("To", HeaderText.mailboxes(email.recipients().to()));
        }
        if (!email.recipients().cc().isEmpty()) {
            fields.field("Cc", HeaderText.mailboxes(email.recipients().cc()));
        }
        if (!email.replyTo().isEmpty()) {
            fields.field("Reply-To", HeaderText.mailboxes(email.replyTo()));
        }
        return fields.field("Subject", HeaderText.unstructured(email.subject())).field("MIME-Version", "1.0");
    }

    private void addMixed(HeaderBlock fields) throws AttachmentException {
        String boundary = startMultipart(fields, "mixed", "m");
        addBodies(firstPart(boundary));
        for (Attachment attachment : email.attachments()) {
            addFile(nextPart(boundary), attachment);
        }
        endMultipart(boundary);
    }

    /** The body or bodies, after fields that have been started. */
    private void addBodies(HeaderBlock fields) {
        Optional<String> textBody = email.text();
        Optional<String> htmlBody = email.html();
        if (textBody.isEmpty() || htmlBody.isEmpty()) {
            textBody.ifPresent(body -> text = addBody(fields, "text/plain", body));
            htmlBody.ifPresent(body -> html = addBody(fields, "text/html", body));
            return;
        }
        String boundary = startMultipart(fields, "alternative", "a");
        text = addBody(firstPart(boundary), "text/plain", textBody.get());
        html = addBody(nextPart(boundary), "text/html", htmlBody.get());
        endMultipart(boundary);
    }

    private BodySegment addBody(HeaderBlock fields, String type, String body) {
        BodySegment segment = BodySegment.of(body);
        String contentType = type + "; charset=UTF-8";
        fields.field("Content-Type", contentType).field("Content-Transfer-Encoding", segment.encoding());
        segments.add(Segment.of(fields.toBytes()));
        segments.add(segment);
        parts.add(new MessagePart(contentType, Optional.empty(), segment.length()));
        return segment;
    }

    private void addFile(HeaderBlock fields, Attachment attachment) throws AttachmentException {
        String name = FileName.clean(attachment.fileName());
        Base64Segment file = Base64Segment.of(attachment);
        String contentType = ContentTypes.of(name, attachment.content());
        fields.field("Content-Type", FileNameParameters.contentType(contentType, name))
                .field("Content-Transfer-Encoding", "base64")
                .field("Content-Disposition", FileNameParameters.disposition(name));
        segments.add(Segment.of(fields.toBytes()));
        segments.add(file);
        files.add(file);
        parts.add(new MessagePart(contentType, Optional.of(name), file.length()));
    }

    private String startMultipart(HeaderBlock fields, String subtype, String mark) {
        String boundary = BodySegment.NEVER_IN_BODIES + mark + "_" + boundaryToken;
        fields.field("Content-Type", List.of("multipart/" + subtype + ";", "boundary=\"" + boundary + "\""));
        segments.add(Segment.of(fields.toBytes()));
        return boundary;
    }

    /** The line break before a delimiter belongs to it; before the first, the fields' empty line serves. */
    private HeaderBlock firstPart(String boundary) {
        add("--" + boundary + "\r\n");
        return new HeaderBlock();
    }

    private HeaderBlock nextPart(String boundary) {
        add("\r\n--" + boundary + "\r\n");
        return new HeaderBlock();
    }

    private void endMultipart(String boundary) {
        add("\r\n--" + boundary + "--\r\n");
    }

    private void add(String ascii) {
        segments.add(Segment.of(ascii.getBytes(StandardCharsets.US_ASCII)));
    }
}
