package org.connectorkit.cli;

import java.util.ArrayList;
import java.util.List;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Output;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Style;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells what failed: in words on standard error, and as data on standard output where a program asked for JSON. */
final class FailureReport {

    private static final String INVALID_INPUT = "INVALID_INPUT";
    private static final String INVALID_SETTINGS = "INVALID_SETTINGS";

    private final Terminal terminal;

    FailureReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints the failure. Returns the exit code for it. */
    int print(ConnectorException failure, Output output) {
        terminal.failure(headline(failure));
        printProblems(failure.problems());
        if (failure.code().equals(INVALID_SETTINGS)) {
            terminal.message("  Correct --setting.");
        } else {
            failure.nextStep().ifPresent(step -> terminal.message("  " + Printable.of(step)));
        }
        String details = details(failure);
        if (!details.isEmpty()) {
            terminal.message("  " + terminal.messageStyle().faint(Printable.of(details)));
        }
        if (output == Output.JSON) {
            terminal.print(Json.pretty(json(failure)));
        }
        return ExitCode.of(failure);
    }

    private static String headline(ConnectorException failure) {
        boolean settings = failure.code().equals(INVALID_SETTINGS);
        if (failure.problems().isEmpty() || !(settings || failure.code().equals(INVALID_INPUT))) {
            return Printable.of(failure.getMessage() == null ? failure.code() : failure.getMessage());
        }
        int count = failure.problems().size();
        String what = settings ? "setting" : "input";
        return (count == 1 ? "One " + what + " needs" : count + " " + what + "s need")
                + " attention; nothing was done:";
    }

    private void printProblems(List<InputProblem> problems) {
        Style style = terminal.messageStyle();
        int width = problems.stream()
                .mapToInt(problem -> Printable.of(problem.path()).length())
                .max()
                .orElse(0);
        for (InputProblem problem : problems) {
            String path = Printable.of(problem.path());
            terminal.message(
                    "  " + style.bold(path) + " ".repeat(width - path.length() + 2) + Printable.of(problem.message()));
        }
    }

    private static String details(ConnectorException failure) {
        List<String> details = new ArrayList<>();
        if (failure.kind() != ErrorKind.INVALID_INPUT) {
            details.add("code " + failure.code());
        }
        failure.serviceCode().ifPresent(code -> details.add("service code " + code));
        failure.requestId().ifPresent(id -> details.add("request id " + id));
        failure.retryAfter().ifPresent(time -> details.add("retry after " + time.toSeconds() + " s"));
        return String.join(", ", details);
    }

    /** The failure as {@code {"error": {…}}}. */
    private static ObjectNode json(ConnectorException failure) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode error = root.putObject("error")
                .put("kind", failure.kind().name())
                .put("code", failure.code())
                .put("message", failure.getMessage())
                .put("retryable", failure.kind().retryable());
        failure.nextStep().ifPresent(step -> error.put("nextStep", step));
        failure.serviceCode().ifPresent(code -> error.put("serviceCode", code));
        failure.requestId().ifPresent(id -> error.put("requestId", id));
        failure.retryAfter().ifPresent(time -> error.put("retryAfterSeconds", time.toSeconds()));
        if (!failure.problems().isEmpty()) {
            ArrayNode problems = error.putArray("problems");
            failure.problems()
                    .forEach(problem ->
                            problems.addObject().put("path", problem.path()).put("message", problem.message()));
        }
        return root;
    }
}
