package org.connectorkit.ses.address;

import java.net.IDN;
import java.util.Locale;

/**
 * A domain as DNS knows it: letters, digits and hyphens (RFC 5321 section 2.3.5), international labels as punycode.
 *
 * <p>The JDK converts by IDNA 2003. Where the later rules (UTS 46, as browsers apply them) give another domain, we refuse
 * rather than send to a stranger: {@code ß}, {@code ς} and the two joiners are refused here, and what Unicode 3.2 did
 * not know the JDK refuses itself. The sender can always write the {@code xn--} form.
 */
final class AsciiDomain {

    private static final int MAX_LENGTH = 253;
    private static final int MAX_LABEL_LENGTH = 63;
    private static final String OTHERWISE_IN_UTS_46 = "ßẞς\u200c\u200d";

    private AsciiDomain() {}

    static String of(String domain) throws AddressSyntaxException {
        if (domain.isEmpty()) {
            throw new AddressSyntaxException("has no domain after the '@'; add it, as in name@example.com");
        }
        if (domain.length() > MAX_LENGTH) {
            throw new AddressSyntaxException("has a domain of more than 253 characters; correct the domain");
        }
        String ascii = toAscii(domain).toLowerCase(Locale.ROOT);
        if (ascii.length() > MAX_LENGTH) {
            throw new AddressSyntaxException(
                    "has a domain of more than 253 characters in punycode; correct the domain");
        }
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            requireLabel(label, domain);
        }
        String last = labels[labels.length - 1];
        if (labels.length == 1) {
            throw new AddressSyntaxException(
                    "has the domain " + Quotation.of(domain)
                            + " without a top-level domain, which Amazon SES requires; write it in full, as in name@example.com");
        }
        if (last.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new AddressSyntaxException("has an IP address as domain, which Amazon SES does not accept;"
                    + " write the domain's name, as in name@example.com");
        }
        return ascii;
    }

    private static String toAscii(String domain) throws AddressSyntaxException {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain;
        }
        for (int i = 0; i < domain.length(); i++) {
            if (OTHERWISE_IN_UTS_46.indexOf(domain.charAt(i)) >= 0) {
                throw new AddressSyntaxException("has a domain with " + Quotation.ofCharacter(domain.charAt(i))
                        + ", which older and newer rules turn into different domains; write the domain in its"
                        + " 'xn--' form");
            }
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notConvertible) {
            throw new AddressSyntaxException("has the domain " + Quotation.of(domain)
                    + ", which has no punycode form; correct it or write it in its 'xn--' form");
        }
    }

    private static void requireLabel(String label, String domain) throws AddressSyntaxException {
        if (label.isEmpty()) {
            throw new AddressSyntaxException("has the domain " + Quotation.of(domain)
                    + " with a dot too many; each dot stands between two names, as in mail.example.com");
        }
        if (label.length() > MAX_LABEL_LENGTH) {
            throw new AddressSyntaxException(
                    "has a domain with a part of more than 63 characters between its dots; correct the domain");
        }
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean atEdge = i == 0 || i == label.length() - 1;
            if (!(isLetterOrDigit(c) || (c == '-' && !atEdge))) {
                throw new AddressSyntaxException("has the domain " + Quotation.of(domain) + " with '" + c
                        + "' where it may not be; a domain is made of letters, digits, and hyphens inside its parts");
            }
        }
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
