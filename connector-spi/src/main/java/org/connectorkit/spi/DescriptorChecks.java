package org.connectorkit.spi;

import java.util.regex.Pattern;

/** The rules that every descriptor's builder applies; a message names the descriptor, the value and the rule. */
final class DescriptorChecks {

    private static final Pattern CONNECTOR_KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern MEMBER_KEY = Pattern.compile("[a-z][A-Za-z0-9]*");

    private DescriptorChecks() {}

    static String requireConnectorKey(String key) {
        if (!CONNECTOR_KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "connector key '" + key + "' must be lower-case words joined by hyphens, such as aws-ses");
        }
        return key;
    }

    static String requireMemberKey(String key, String what) {
        if (!MEMBER_KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    what + " key '" + key + "' must be a lower camel case word, such as sendEmail");
        }
        return key;
    }

    static String requireText(String text, String subject, String attribute) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(subject + ": " + attribute + " is blank; give a text or leave it out");
        }
        return text;
    }

    static String requireLine(String text, String subject, String attribute) {
        requireText(text, subject, attribute);
        if (!isOneLine(text)) {
            throw new IllegalArgumentException(
                    subject + ": " + attribute + " has a line break or control character; it must be one line");
        }
        return text;
    }

    /** Whether a text has neither a line break nor a control character (C0, DEL, C1) in it. */
    static boolean isOneLine(String text) {
        return text.chars().noneMatch(c -> c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029);
    }
}
