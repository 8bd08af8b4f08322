package org.connectorkit.cli.terminal;

/** How data is printed. */
public enum Output {
    /** For people. */
    TEXT,
    /** For programs: one JSON value. */
    JSON;

    @Override
    public String toString() {
        return this == TEXT ? "text" : "json";
    }
}
