package org.connectorkit.cli.input;

import java.util.List;
import java.util.Optional;
import org.connectorkit.spi.InputProblem;

/** A {@code name=value} of the command line, split at the first equals sign. */
public record Assignment(String name, String value) {

    /**
     * Splits an argument.
     *
     * @param option the option that it belongs to, such as {@code --set}
     * @param problems takes what is wrong with it
     * @return empty if it has no name or no equals sign
     */
    static Optional<Assignment> parse(String option, String form, String argument, List<InputProblem> problems) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            problems.add(InputProblem.atPath(
                    option, "'" + argument + "' is not of the form " + form + "; write " + option + " " + form + "."));
            return Optional.empty();
        }
        return Optional.of(new Assignment(argument.substring(0, equals), argument.substring(equals + 1)));
    }
}
