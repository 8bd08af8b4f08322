package org.connectorkit.ses.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;

/** Emails to start from, and their bytes. */
final class TestEmails {

    static final String TOKEN = "0123456789abcdef";

    private TestEmails() {}

    /** From sender@example.com to jane@example.com, with subject and without body. */
    static Email.Builder builder() {
        return Email.builder()
                .from(Mailbox.of("sender@example.com"))
                .recipients(Recipients.of(List.of(Mailbox.of("jane@example.com")), List.of(), List.of()))
                .subject("Report");
    }

    static Attachment file(String name, String content) {
        return new Attachment(name, TestFile.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] bytes(Email email) {
        try {
            return bytes(MimeMessage.of(email, TOKEN));
        } catch (AttachmentException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(MimeMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    static String source(Email email) {
        return new String(bytes(email), StandardCharsets.ISO_8859_1);
    }
}
