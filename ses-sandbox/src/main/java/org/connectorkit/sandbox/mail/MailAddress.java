package org.connectorkit.sandbox.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.connectorkit.sandbox.protocol.AwsError;

/**
 * An address as the client wrote it, and the bare address in it.
 *
 * @param text as written, such as {@code Ann <ann@example.com>}
 * @param address such as {@code ann@example.com}
 */
public record MailAddress(String text, String address) {

    /**
     * Reads one address; a group or a list is none. The error texts are those of Jakarta Mail, which SES uses.
     *
     * @param strict whether to refuse what SES refuses but Jakarta Mail takes: control characters, non-ASCII characters
     *     outside encoded words, and a domain without a top-level domain
     * @throws AwsError if it is no address
     */
    public static MailAddress parse(String text, boolean strict) {
        try {
            InternetAddress parsed = new InternetAddress(text, strict);
            if (parsed.isGroup()) {
                throw new AddressException("Illegal address", text);
            }
            MailAddress address = new MailAddress(text, String.valueOf(parsed.getAddress()));
            if (strict) {
                address.check();
            }
            return address;
        } catch (AddressException e) {
            throw AwsError.invalidParameter(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads the addresses of a header field; the members of a group count one by one.
     *
     * @throws AwsError if one is no address
     */
    public static List<MailAddress> parseList(String value, boolean strict) {
        List<MailAddress> found = new ArrayList<>();
        try {
            for (InternetAddress parsed : InternetAddress.parseHeader(value, strict)) {
                InternetAddress[] members = parsed.isGroup() ? parsed.getGroup(strict) : new InternetAddress[] {parsed};
                for (InternetAddress member : members == null ? new InternetAddress[0] : members) {
                    if (strict) {
                        member.validate();
                    }
                    MailAddress address = new MailAddress(member.toString(), String.valueOf(member.getAddress()));
                    if (strict) {
                        address.check();
                    }
                    found.add(address);
                }
            }
        } catch (AddressException e) {
            throw AwsError.invalidParameter(String.valueOf(e.getMessage()));
        }
        return found;
    }

    /** The domain, in lower case; empty if there is none. */
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    private void check() throws AddressException {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(at, 0));
        String domain = domain();
        if (text.chars().anyMatch(c -> (c < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7F)) {
            throw new AddressException("Local address contains control or whitespace", text);
        }
        if (!isAscii(local)) {
            throw new AddressException("Local address contains illegal character", text);
        }
        if (!isAscii(domain)) {
            throw new AddressException("Domain contains illegal character", text);
        }
        if (domain.indexOf('.') < 0 && !domain.startsWith("[")) {
            throw new AddressException("Missing final '@domain'", text);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
