package org.connectorkit.cli.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command knows of the process around it.
 *
 * @param variables the environment variables
 * @param distribution the folder that holds {@code lib} and {@code plugins}
 * @param currentFolder what relative paths start from
 * @param userHome the user's home folder
 * @param stdoutIsTerminal whether a person reads the data
 * @param stderrIsTerminal whether a person reads the messages
 * @param columns the terminal's width in characters
 * @param prompt asks the user; absent where nobody can answer
 */
public record Environment(
        Map<String, String> variables,
        Path distribution,
        Path currentFolder,
        Path userHome,
        boolean stdoutIsTerminal,
        boolean stderrIsTerminal,
        int columns,
        Optional<Prompt> prompt) {

    private static final int COLUMNS_WITHOUT_TERMINAL = 100;

    /**
     * The environment of this process, as the launcher describes it in system properties.
     *
     * @throws IllegalStateException if the launcher did not start this process
     */
    public static Environment ofProcess() {
        String home = System.getProperty("connectors.home");
        if (home == null) {
            throw new IllegalStateException(
                    "system property connectors.home is not set; start the command with its launcher");
        }
        List<String> terminals =
                List.of(System.getProperty("connectors.terminals", "").split(","));
        return new Environment(
                System.getenv(),
                Path.of(home),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                terminals.contains("stdout"),
                terminals.contains("stderr"),
                columnsOf(System.getProperty("connectors.columns")),
                terminals.contains("stdin") ? Optional.ofNullable(Prompt.ofProcess()) : Optional.empty());
    }

    /** A variable's value; absent where it is unset or empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    private static int columnsOf(@Nullable String text) {
        try {
            int columns = text == null ? 0 : Integer.parseInt(text);
            return columns > 0 ? columns : COLUMNS_WITHOUT_TERMINAL;
        } catch (NumberFormatException e) {
            return COLUMNS_WITHOUT_TERMINAL;
        }
    }
}
