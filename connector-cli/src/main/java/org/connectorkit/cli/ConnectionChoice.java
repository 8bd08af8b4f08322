package org.connectorkit.cli;

import java.util.List;
import org.connectorkit.cli.input.InputDocument;
import org.connectorkit.cli.sandbox.Sandbox;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Puts the connection of the command line where the action expects it. */
final class ConnectionChoice {

    private final List<Input<?>> expected;
    private final String connectorKey;
    private final SavedOrFile connections;

    ConnectionChoice(InputSchema schema, String connectorKey, SavedOrFile connections) {
        this.expected = schema.inputs().stream()
                .<Input<?>>map(input -> input)
                .filter(input -> input.type() instanceof InputType.ConnectionRef)
                .toList();
        this.connectorKey = connectorKey;
        this.connections = connections;
    }

    /**
     * Fills the one connection input and checks that all of them name connections that exist; one that doesn't is dropped.
     *
     * @param given what {@code --connection} says; null if it is absent
     * @param known whether what is given exists for sure
     * @param problems takes what is wrong
     */
    void fill(InputDocument document, @Nullable String given, boolean known, List<InputProblem> problems) {
        if (given != null && expected.size() != 1) {
            problems.add(InputProblem.atPath(
                    "--connection",
                    expected.isEmpty()
                            ? "the action takes no connection; leave it out."
                            : "the action takes several connections; name each with --set KEY=NAME: "
                                    + String.join(
                                            ", ",
                                            expected.stream()
                                                    .<String>map(Input::key)
                                                    .toList()) + "."));
            return;
        }
        if (given != null) {
            document.put(expected.get(0).key(), given);
        }
        for (Input<?> input : expected) {
            String name = document.inputs().path(input.key()).asString("");
            if (name.isBlank()) {
                if (input.required()) {
                    problems.add(InputProblem.atPath(
                            input.key(), "is required. Give --connection NAME or FILE.json" + sandboxHint() + "."));
                }
            } else if (!known) {
                check(document.inputs(), input.key(), name, problems);
            }
        }
    }

    private String sandboxHint() {
        return connectorKey.equals(Sandbox.CONNECTOR_KEY) ? ", or --sandbox" : "";
    }

    private void check(ObjectNode inputs, String key, String name, List<InputProblem> problems) {
        try {
            connections.require(connectorKey, name);
        } catch (ConnectorException failure) {
            if (failure.kind() != ErrorKind.INVALID_INPUT) {
                throw failure;
            }
            inputs.remove(key);
            if (failure.problems().isEmpty()) {
                problems.add(InputProblem.atPath(
                        key,
                        failure.getMessage()
                                + failure.nextStep().map(step -> " " + step).orElse("")));
            }
            failure.problems()
                    .forEach(problem ->
                            problems.add(InputProblem.atPath(key + "." + problem.path(), problem.message())));
        }
    }
}
