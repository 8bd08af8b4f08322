package org.connectorkit.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.testkit.Check.Findings;

/** What the host derives from the descriptors; needs nothing of the author. */
final class SchemaRules {

    static final Check<Path> VALUES_ACCEPTED = new Check<>(
            new ContractRule(
                    "SCHEMA-01",
                    ContractRule.Area.SCHEMA,
                    "The host accepts every default and every example.",
                    "A person copies the example that the form shows, and is refused.",
                    "Change the value so that it fits the input's format, pattern and your own validate, or mend those."),
            SchemaRules::valuesAccepted);

    private SchemaRules() {}

    static List<Check<Path>> all() {
        return List.of(VALUES_ACCEPTED);
    }

    private static void valuesAccepted(Path plugin, Findings findings) {
        try (ConnectorHarness harness = ConnectorHarness.forPlugin(plugin).build()) {
            harness.connector()
                    .connections()
                    .forEach(type ->
                            check(type.key(), type.inputs(), inputs -> harness.problems(type.key(), inputs), findings));
            harness.connector()
                    .actions()
                    .forEach(action -> check(
                            action.key(),
                            action.inputs(),
                            inputs -> harness.action(action.key()).with(inputs).problems(),
                            findings));
        } catch (AssertionError e) {
            // It does not load: another rule tells
        }
    }

    private interface Validation {
        List<InputProblem> problems(Map<String, ?> inputs);
    }

    private static void check(String owner, InputSchema schema, Validation validation, Findings findings) {
        for (Input<?> input : schema.inputs()) {
            Stream.concat(input.defaultValue().stream(), input.examples().stream())
                    .forEach(value -> problemsOf(input, value, validation)
                            .forEach(problem -> findings.add(
                                    owner + "." + input.key(), "has '" + value + "', and the host says: " + problem)));
        }
    }

    private static List<InputProblem> problemsOf(Input<?> input, Object value, Validation validation) {
        try {
            return validation.problems(Map.of(input.key(), value)).stream()
                    .filter(problem ->
                            problem.path().equals(input.key()) || problem.path().startsWith(input.key() + "["))
                    .toList();
        } catch (ConnectorException e) {
            // The connector's own validate fails on inputs that are missing: another rule tells
            return List.of();
        }
    }
}
