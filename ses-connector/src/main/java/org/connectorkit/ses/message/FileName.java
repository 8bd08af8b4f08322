package org.connectorkit.ses.message;

import java.util.Locale;

/** The name under which a recipient gets a file: one path component that every system can store. */
final class FileName {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_KEPT_EXTENSION = 20;
    private static final String BLANK = "attachment";
    private static final String FORBIDDEN = ":*?\"<>|";

    private FileName() {}

    /**
     * Keeps what follows the last slash or backslash, without the characters that file systems forbid; without format
     * characters (Unicode category Cf), which no one sees and which could hide an extension or show it reversed; and without
     * spaces and dots at its end, which Windows drops and which would hide the extension; at most 255 characters, the
     * extension kept. Blank becomes {@code attachment}.
     */
    static String clean(String fileName) {
        int lastSeparator = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
        StringBuilder kept = new StringBuilder();
        WellFormed.of(fileName)
                .substring(lastSeparator + 1)
                .codePoints()
                .filter(c -> FORBIDDEN.indexOf(c) < 0 && Character.getType(c) != Character.FORMAT)
                .forEach(kept::appendCodePoint);
        String name = withoutTrailingDotsAndSpaces(kept.toString().strip());
        if (name.isEmpty()) {
            return BLANK;
        }
        return name.length() <= MAX_LENGTH ? name : shortened(name, MAX_LENGTH);
    }

    /** Shortens a cleaned name to the length, between characters, and keeps its extension if that is a short one. */
    static String shortened(String name, int length) {
        String extension = extension(name);
        String suffix = extension.isEmpty() || extension.length() > MAX_KEPT_EXTENSION
                ? ""
                : name.substring(name.length() - extension.length() - 1);
        int end = length - suffix.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + suffix;
    }

    /** What follows the last dot, in lower case; empty where there is no dot. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String withoutTrailingDotsAndSpaces(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || isSpace(name.charAt(end - 1)))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
