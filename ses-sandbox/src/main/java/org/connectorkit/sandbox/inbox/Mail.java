package org.connectorkit.sandbox.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorkit.sandbox.mail.HeaderField;
import org.connectorkit.sandbox.mail.HeaderSection;
import org.connectorkit.sandbox.mail.MailAddress;
import org.connectorkit.sandbox.protocol.AwsError;
import org.jspecify.annotations.Nullable;

/** A message, parsed: decoded header fields, text, HTML and attachments. Immutable. */
public final class Mail {

    private final HeaderSection header;
    private final @Nullable String text;
    private final @Nullable String html;
    private final List<Attachment> attachments;

    private Mail(HeaderSection header, @Nullable String text, @Nullable String html, List<Attachment> attachments) {
        this.header = header;
        this.text = text;
        this.html = html;
        this.attachments = List.copyOf(attachments);
    }

    /**
     * Parses a message. What can't be parsed is an attachment without a name, and what can't be decoded
     * stays as it is.
     *
     * @param message RFC 5322
     */
    public static Mail parse(byte[] message) {
        Collector collector = new Collector();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MimeMessage.class.getClassLoader());
        try {
            collector.collect(new MimeMessage(null, new ByteArrayInputStream(message)));
        } catch (MessagingException e) {
            collector.unreadable(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return new Mail(HeaderSection.of(message), collector.text, collector.html, collector.attachments);
    }

    /** The decoded subject; empty if there is none. */
    public String subject() {
        return header("Subject").orElse("");
    }

    /** The From field, decoded; empty if there is none. */
    public String from() {
        return header("From").orElse("");
    }

    /** The bare addresses of the To field, in order. */
    public List<String> to() {
        return addresses("To");
    }

    /** The bare addresses of the Cc field, in order. */
    public List<String> cc() {
        return addresses("Cc");
    }

    /** The bare addresses of the Reply-To field, in order. */
    public List<String> replyTo() {
        return addresses("Reply-To");
    }

    /** The first plain text, if there is one. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** The first HTML, if there is one. */
    public Optional<String> html() {
        return Optional.ofNullable(html);
    }

    /** Everything else, in order. */
    public List<Attachment> attachments() {
        return attachments;
    }

    /** The first attachment of a name. */
    public Optional<Attachment> attachment(String name) {
        return attachments.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** The first header field of a name, whatever its case, decoded. */
    public Optional<String> header(String name) {
        return header.first(name).map(f -> decode(f.value()));
    }

    /** All header fields as {@code Name: value}, unfolded and not decoded, in order. */
    public List<String> headers() {
        return header.fields().stream().map(f -> f.name() + ": " + f.value()).toList();
    }

    private List<String> addresses(String name) {
        List<String> found = new ArrayList<>();
        for (HeaderField field : header.fields()) {
            if (field.name().equalsIgnoreCase(name)) {
                try {
                    MailAddress.parseList(field.value(), false).forEach(a -> found.add(a.address()));
                } catch (AwsError e) {
                    found.add(field.value());
                }
            }
        }
        return found;
    }

    private static String decode(String value) {
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }

    private static final class Collector {
        private @Nullable String text;
        private @Nullable String html;
        private final List<Attachment> attachments = new ArrayList<>();

        void collect(MimePart part) throws MessagingException, IOException {
            ContentType type = type(part);
            String disposition = lower(disposition(part));
            if (type.match("multipart/*")) {
                MimeMultipart parts = new MimeMultipart(new MimePartDataSource(part));
                for (int i = 0; i < parts.getCount(); i++) {
                    collect((MimePart) parts.getBodyPart(i));
                }
            } else if (text == null && type.match("text/plain") && !disposition.equals("attachment")) {
                text = new String(bytes(part), charset(type));
            } else if (html == null && type.match("text/html") && !disposition.equals("attachment")) {
                html = new String(bytes(part), charset(type));
            } else {
                attachments.add(new Attachment(
                        name(part), lower(type.getBaseType()), disposition, contentId(part), bytes(part)));
            }
        }

        void unreadable(byte[] message) {
            attachments.add(new Attachment("", "application/octet-stream", "", "", message));
        }

        private static ContentType type(MimePart part) throws MessagingException {
            try {
                return new ContentType(part.getContentType());
            } catch (MessagingException e) {
                return new ContentType("application", "octet-stream", null);
            }
        }

        private static @Nullable String disposition(MimePart part) {
            try {
                return part.getDisposition();
            } catch (MessagingException e) {
                return null;
            }
        }

        private static String name(MimePart part) throws MessagingException {
            String name = part.getFileName();
            return name == null ? "" : decode(name);
        }

        private static String contentId(MimePart part) throws MessagingException {
            String id = part.getContentID();
            return id == null ? "" : id.strip().replaceAll("^<|>$", "");
        }

        private static byte[] bytes(MimePart part) throws MessagingException, IOException {
            try {
                return new MimePartDataSource(part).getInputStream().readAllBytes();
            } catch (IOException e) {
                return undecoded(part);
            }
        }

        private static byte[] undecoded(MimePart part) throws MessagingException, IOException {
            if (part instanceof MimeBodyPart body) {
                return body.getRawInputStream().readAllBytes();
            }
            return part instanceof MimeMessage whole ? whole.getRawInputStream().readAllBytes() : new byte[0];
        }

        private static Charset charset(ContentType type) {
            String name = type.getParameter("charset");
            try {
                return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
            } catch (IllegalArgumentException e) {
                return StandardCharsets.UTF_8;
            }
        }

        private static String lower(@Nullable String value) {
            return value == null ? "" : value.toLowerCase(Locale.ROOT);
        }
    }
}
