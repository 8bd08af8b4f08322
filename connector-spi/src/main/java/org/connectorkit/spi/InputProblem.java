package org.connectorkit.spi;

import java.util.Objects;

/**
 * What is wrong with one input, and what to do about it.
 *
 * <p>The path names the input and, in a list, its item: {@code sender}, {@code toAddresses[1]} (counted from zero),
 * {@code attachments["a.pdf"]}.
 */
public final class InputProblem {

    private final String path;
    private final String message;

    private InputProblem(String path, String message) {
        this.path = Objects.requireNonNull(path, "path");
        this.message = DescriptorChecks.requireText(message, "problem at '" + path + "'", "message");
    }

    /** A problem with a whole input. The message says what is wrong and what to do; it never quotes a secret. */
    public static InputProblem of(Input<?> input, String message) {
        return new InputProblem(input.key(), message);
    }

    /** A problem with one item of a list, counted from zero. */
    public static InputProblem ofItem(Input<?> input, int index, String message) {
        return new InputProblem(input.key() + "[" + index + "]", message);
    }

    /** A problem with one entry, named by its key. */
    public static InputProblem ofEntry(Input<?> input, String entryKey, String message) {
        return new InputProblem(input.key() + "[" + quoted(entryKey) + "]", message);
    }

    /** A problem at a path that is already in the form described above. For hosts. */
    public static InputProblem atPath(String path, String message) {
        return new InputProblem(path, message);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** Where: an input's key, with the item's index or the entry's key where there is one. */
    public String path() {
        return path;
    }

    /** What is wrong and what to do, in plain words. */
    public String message() {
        return message;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputProblem that && path.equals(that.path) && message.equals(that.message);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, message);
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
