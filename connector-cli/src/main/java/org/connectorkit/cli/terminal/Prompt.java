package org.connectorkit.cli.terminal;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal for a value that does not show while it is typed. */
@FunctionalInterface
public interface Prompt {

    /**
     * Asks and waits.
     *
     * @return what was typed, empty for nothing, or null at end of input
     */
    char @Nullable [] readHidden(String question);

    /** The prompt of this process; null where it has no console. */
    static @Nullable Prompt ofProcess() {
        Console console = System.console();
        return console == null ? null : question -> console.readPassword("%s", question);
    }
}
