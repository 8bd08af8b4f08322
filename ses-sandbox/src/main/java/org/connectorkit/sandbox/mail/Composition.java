package org.connectorkit.sandbox.mail;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composes the message of a SendEmail request, much as SES does: text, HTML, or both as alternatives. */
public final class Composition {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder();
    private static final int WORD_CHARACTERS = 15;

    private Composition() {}

    /**
     * Text in the charset that the request names for it.
     *
     * @param charset blank means US-ASCII
     */
    public record Text(String data, String charset) {}

    /** The parts of a SendEmail request that show in the message. */
    public record Parts(
            String from,
            List<String> to,
            List<String> cc,
            List<String> replyTo,
            Text subject,
            @Nullable Text text,
            @Nullable Text html) {}

    /** The message as delivered. */
    public static byte[] compose(Parts parts, String messageId, String region, Instant acceptedAt) {
        StringBuilder out = new StringBuilder(Delivery.headerFields(messageId, region, acceptedAt));
        out.append("From: ").append(parts.from()).append("\r\n");
        addresses(out, "Reply-To", parts.replyTo());
        addresses(out, "To", parts.to());
        addresses(out, "Cc", parts.cc());
        out.append("Subject: ").append(subject(parts.subject())).append("\r\n");
        out.append("MIME-Version: 1.0\r\n");
        Text text = parts.text();
        Text html = parts.html();
        if (text != null && html != null) {
            String boundary = "----=_Part_" + messageId;
            out.append("Content-Type: multipart/alternative;\r\n boundary=\"")
                    .append(boundary)
                    .append("\"\r\n\r\n");
            out.append("--").append(boundary).append("\r\n");
            part(out, "text/plain", text);
            out.append("--").append(boundary).append("\r\n");
            part(out, "text/html", html);
            out.append("--").append(boundary).append("--\r\n");
        } else if (html != null) {
            part(out, "text/html", html);
        } else {
            part(out, "text/plain", text == null ? new Text("", "") : text);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The charset of a text, US-ASCII if the name is blank or unknown. */
    public static Charset charset(String name) {
        try {
            return name.isBlank() ? StandardCharsets.US_ASCII : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.US_ASCII;
        }
    }

    private static void addresses(StringBuilder out, String name, List<String> addresses) {
        if (!addresses.isEmpty()) {
            out.append(name)
                    .append(": ")
                    .append(String.join(",\r\n ", addresses))
                    .append("\r\n");
        }
    }

    private static void part(StringBuilder out, String type, Text text) {
        Charset charset = charset(text.charset());
        out.append("Content-Type: ")
                .append(type)
                .append("; charset=")
                .append(charset.name())
                .append("\r\n");
        out.append("Content-Transfer-Encoding: base64\r\n\r\n");
        out.append(LINES.encodeToString(text.data().getBytes(charset))).append("\r\n");
    }

    private static String subject(Text subject) {
        String data = subject.data();
        if (data.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            return data;
        }
        Charset charset = charset(subject.charset());
        StringBuilder words = new StringBuilder();
        int[] characters = data.codePoints().toArray();
        for (int from = 0; from < characters.length; from += WORD_CHARACTERS) {
            String word = new String(characters, from, Math.min(WORD_CHARACTERS, characters.length - from));
            words.append(from == 0 ? "" : "\r\n ")
                    .append("=?")
                    .append(charset.name())
                    .append("?B?")
                    .append(Base64.getEncoder().encodeToString(word.getBytes(charset)))
                    .append("?=");
        }
        return words.toString();
    }
}
