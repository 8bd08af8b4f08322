package org.connectorkit.ses.message;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.connectorkit.ses.message.EmailProblem.Part;

/** The limit on a message's length, and the part that is the longest. */
final class SizeRule {

    private SizeRule() {}

    static Optional<EmailProblem> check(MimeTree tree) {
        if (tree.length() <= MimeMessage.MAX_LENGTH) {
            return Optional.empty();
        }
        String sizes = String.format(
                Locale.ROOT,
                "The message is %,d bytes long after encoding; Amazon SES takes at most %,d.",
                tree.length(),
                MimeMessage.MAX_LENGTH);
        long text = tree.text().map(BodySegment::length).orElse(0L);
        long html = tree.html().map(BodySegment::length).orElse(0L);
        Optional<Base64Segment> largest = tree.files().stream().max(Comparator.comparingLong(Base64Segment::length));
        if (largest.isPresent() && largest.get().length() >= Math.max(text, html)) {
            Base64Segment file = largest.get();
            return Optional.of(EmailProblem.ofAttachment(
                    file.attachment().fileName(),
                    sizes
                            + String.format(
                                    Locale.ROOT,
                                    " The largest file is '%s' with %,d bytes, %,d after encoding; send a link to it instead,"
                                            + " or send fewer or smaller files.",
                                    file.attachment().fileName(),
                                    file.fileSize(),
                                    file.length())));
        }
        boolean textIsLarger = text >= html;
        return Optional.of(EmailProblem.of(
                textIsLarger ? Part.TEXT : Part.HTML,
                sizes
                        + String.format(
                                Locale.ROOT,
                                " The largest part is the %s with %,d bytes; shorten it.",
                                textIsLarger ? "plain text" : "HTML",
                                Math.max(text, html))));
    }
}
