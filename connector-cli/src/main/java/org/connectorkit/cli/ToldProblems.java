package org.connectorkit.cli;

import java.util.List;
import java.util.stream.Stream;
import org.connectorkit.spi.InputProblem;

/** Joins what is wrong on a command line with what a host finds beside it, so that all is told at once, and each but once. */
final class ToldProblems {

    private ToldProblems() {}

    /** Those told, and then those found at a path of which, or below which, nothing is told yet. */
    static List<InputProblem> with(List<InputProblem> told, List<InputProblem> found) {
        return Stream.concat(told.stream(), found.stream().filter(problem -> told.stream()
                        .noneMatch(known -> known.path().equals(problem.path())
                                || known.path().startsWith(problem.path() + "."))))
                .toList();
    }
}
