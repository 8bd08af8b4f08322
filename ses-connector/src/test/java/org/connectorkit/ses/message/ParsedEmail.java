package org.connectorkit.ses.message;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** A message as Angus Mail reads it: a parser that had no hand in writing it. */
final class ParsedEmail {

    record Leaf(String type, String fileName, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final jakarta.mail.internet.MimeMessage message;

    private ParsedEmail(jakarta.mail.internet.MimeMessage message) {
        this.message = message;
    }

    static ParsedEmail of(Email email) {
        return of(TestEmails.bytes(email));
    }

    static ParsedEmail of(byte[] bytes) {
        try {
            return new ParsedEmail(new jakarta.mail.internet.MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    String subject() {
        return checked(message::getSubject);
    }

    /** The mailboxes of a field as {@code name <address>}, in clear text. */
    List<String> mailboxes(String field) {
        return checked(() -> {
            String value = message.getHeader(field, ",");
            List<String> found = new ArrayList<>();
            for (InternetAddress address : InternetAddress.parseHeader(value == null ? "" : value, true)) {
                String name = address.getPersonal();
                found.add((name == null ? "" : name + " ") + "<" + address.getAddress() + ">");
            }
            return found;
        });
    }

    List<String> fieldNames() {
        return checked(() -> {
            List<String> names = new ArrayList<>();
            Enumeration<jakarta.mail.Header> headers = message.getAllHeaders();
            while (headers.hasMoreElements()) {
                names.add(headers.nextElement().getName());
            }
            return names;
        });
    }

    /** The tree in one line, such as {@code mixed(alternative(text/plain, text/html), application/pdf)}. */
    String tree() {
        return checked(() -> tree(message));
    }

    /** The parts that hold content, in order. */
    List<Leaf> leaves() {
        return checked(() -> {
            List<Leaf> leaves = new ArrayList<>();
            collect(message, leaves);
            return leaves;
        });
    }

    Leaf leaf(int index) {
        return leaves().get(index);
    }

    private static String tree(Part part) throws MessagingException, IOException {
        String type = baseType(part);
        if (!type.startsWith("multipart/")) {
            return type;
        }
        List<String> children = new ArrayList<>();
        for (BodyPart child : children(part)) {
            children.add(tree(child));
        }
        return type.substring("multipart/".length()) + "(" + String.join(", ", children) + ")";
    }

    private static void collect(Part part, List<Leaf> leaves) throws MessagingException, IOException {
        if (baseType(part).startsWith("multipart/")) {
            for (BodyPart child : children(part)) {
                collect(child, leaves);
            }
        } else {
            String name = part.getFileName();
            leaves.add(new Leaf(
                    part.getContentType().replaceAll("\\s+", " "),
                    name == null ? "" : MimeUtility.decodeText(name),
                    part.getInputStream().readAllBytes()));
        }
    }

    private static List<BodyPart> children(Part part) throws MessagingException, IOException {
        Multipart multipart = (Multipart) Objects.requireNonNull(part.getContent());
        List<BodyPart> children = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            children.add(multipart.getBodyPart(i));
        }
        return children;
    }

    private static String baseType(Part part) throws MessagingException {
        return part.getContentType().split(";")[0].strip().toLowerCase(Locale.ROOT);
    }

    private interface Reading<T> {
        T read() throws MessagingException, IOException;
    }

    private static <T> T checked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
