package org.connectorkit.designer.page;

import java.util.List;

/** A mail, and the list it stands in. */
public final class MailView {

    private MailView() {}

    /** A mail in the list. */
    public record Row(
            String href,
            boolean selected,
            String subject,
            String from,
            String to,
            String time,
            String dateTime,
            int attachments) {}

    /** The list; {@code more} tells that there are older ones than it shows. */
    public record Listing(List<Row> rows, String search, boolean more) {}

    /** One mail; an absent text or HTML is empty, and {@code hasText} and {@code hasHtml} tell. */
    public record Message(
            String path,
            String subject,
            String time,
            String envelopeFrom,
            List<String> envelopeTo,
            List<String> blind,
            List<Header> addresses,
            List<Header> headers,
            boolean hasHtml,
            boolean hasText,
            String text,
            String source,
            List<Header> request,
            List<File> attachments) {}

    /** A name and its value. */
    public record Header(String name, String value) {}

    /** An attachment. */
    public record File(String href, String name, String type, String size) {}
}
