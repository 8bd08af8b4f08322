package org.connectorkit.cli.terminal;

/** Emphasis for a terminal, or none: text that goes to a file or a pipe carries no escape codes. */
public enum Style {
    /** Plain text. */
    PLAIN,
    /** ANSI escape codes. */
    ANSI;

    /** The style for a stream: none off a terminal, with {@code NO_COLOR} set (no-color.org), or on a dumb terminal. */
    static Style of(Environment environment, boolean isTerminal) {
        boolean wanted = isTerminal
                && environment.variable("NO_COLOR").isEmpty()
                && !environment.variable("TERM").filter("dumb"::equals).isPresent();
        return wanted ? ANSI : PLAIN;
    }

    /** For headings and keys. */
    public String bold(String text) {
        return wrap("1", text);
    }

    /** For what is less important. */
    public String faint(String text) {
        return wrap("2", text);
    }

    /** For failures. */
    public String red(String text) {
        return wrap("31", text);
    }

    private String wrap(String code, String text) {
        return this == ANSI && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
