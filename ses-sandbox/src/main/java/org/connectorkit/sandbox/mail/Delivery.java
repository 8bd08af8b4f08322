package org.connectorkit.sandbox.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** The message that recipients get: SES overwrites Date, Message-ID and Return-Path and leaves the rest alone. */
public final class Delivery {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss +0000", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> OVERWRITTEN = Set.of("date", "message-id", "return-path");

    private Delivery() {}

    /**
     * A raw message as delivered.
     *
     * @param bccRemoved whether a Bcc header goes too
     */
    public static byte[] of(byte[] raw, String messageId, String region, Instant acceptedAt, boolean bccRemoved) {
        HeaderSection header = HeaderSection.of(raw);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + 256);
        out.writeBytes(headerFields(messageId, region, acceptedAt).getBytes(StandardCharsets.US_ASCII));
        for (HeaderField field : header.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!OVERWRITTEN.contains(name) && !(bccRemoved && name.equals("bcc"))) {
                out.write(raw, field.start(), field.end() - field.start());
            }
        }
        out.write(raw, header.length(), raw.length - header.length());
        return out.toByteArray();
    }

    static String headerFields(String messageId, String region, Instant acceptedAt) {
        String host = region.equals("us-east-1") ? "email" : region;
        String returnHost = region.equals("us-east-1") ? "" : region + '.';
        return "Return-Path: <" + messageId + '@' + returnHost + "amazonses.com>\r\n"
                + "Date: " + DATE.format(acceptedAt) + "\r\n"
                + "Message-ID: <" + messageId + '@' + host + ".amazonses.com>\r\n";
    }
}
