package org.connectorkit.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The file names in a message, without copying or decoding its parts. What can't be parsed has none. */
public final class AttachmentNames {

    private AttachmentNames() {}

    /** The decoded file names of all parts, in order. */
    public static List<String> of(byte[] message) {
        List<String> names = new ArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MimeMessage.class.getClassLoader());
        try {
            collect(new MimeMessage(null, new SharedByteArrayInputStream(message)), names);
        } catch (MessagingException e) {
            return names;
        } finally {
            thread.setContextClassLoader(before);
        }
        return names;
    }

    private static void collect(MimePart part, List<String> names) throws MessagingException {
        String type = part.getContentType();
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            MimeMultipart parts = new MimeMultipart(new MimePartDataSource(part));
            for (int i = 0; i < parts.getCount(); i++) {
                collect((MimePart) parts.getBodyPart(i), names);
            }
            return;
        }
        String name = part.getFileName();
        if (name != null) {
            names.add(decode(name));
        }
    }

    private static String decode(String name) {
        try {
            return MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException e) {
            return name;
        }
    }
}
