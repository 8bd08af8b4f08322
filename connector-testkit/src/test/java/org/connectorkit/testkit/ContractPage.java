package org.connectorkit.testkit;

import java.util.List;

/** The catalogue as a page. */
final class ContractPage {

    private static final String HOST = """

            ## What the host holds

            For every connector alike, whatever its author writes; shown by the host's own tests.

            | The host | Shown by |
            |---|---|
            | checks inputs against the JSON Schema, which accepts and refuses what the descriptor does, and tells every problem at once | [SchemaAgreementTest](../connector-host/src/test/java/org/connectorkit/host/binding/SchemaAgreementTest.java), [RunTest](../connector-host/src/test/java/org/connectorkit/host/RunTest.java) |
            | derives a schema that is valid by the 2020-12 meta-schema | [RenderingTest](../connector-host/src/test/java/org/connectorkit/host/RenderingTest.java) |
            | takes a blank value for an absent one | [InputBinderTest](../connector-host/src/test/java/org/connectorkit/host/binding/InputBinderTest.java) |
            | opens one session for all runs over a connection, and closes it once | [SessionsTest](../connector-host/src/test/java/org/connectorkit/host/SessionsTest.java) |
            | interrupts a run at its deadline, and cancels it with its caller | [RunTest](../connector-host/src/test/java/org/connectorkit/host/RunTest.java) |
            | tells what an action did not foresee as an unknown outcome, unless the action is repeatable | [RunTest](../connector-host/src/test/java/org/connectorkit/host/RunTest.java) |
            | masks a connection's secrets in results, errors and the log | [SecrecyTest](../connector-host/src/test/java/org/connectorkit/host/SecrecyTest.java), [MaskerTest](../connector-host/src/test/java/org/connectorkit/host/masking/MaskerTest.java) |
            | gives each plugin a class loader of its own, and lets go of it | [DiscoveryTest](../connector-host/src/test/java/org/connectorkit/host/DiscoveryTest.java) |

            A result is a tree of JSON values because `ActionResult` can hold nothing else.
            """;

    private ContractPage() {}

    static String of(List<ContractRule> rules) {
        StringBuilder page = new StringBuilder("""
                # Contract rules

                What must hold for every connector. `connector-testkit` checks each rule: extend `ConnectorContract`, or verify a
                plugin folder. This page is written from the catalogue, `ContractRules.all()`.

                What a descriptor's own builder refuses (a key of the wrong form, a comment of two lines, a default that the
                input would refuse) is no rule here: such a connector cannot be built. Nor is what
                [the host holds](#what-the-host-holds) for every connector alike.
                """);
        ContractRule.Area area = null;
        for (ContractRule rule : rules) {
            if (rule.area() != area) {
                area = rule.area();
                page.append("\n## ").append(heading(area)).append('\n');
            }
            page.append("\n### ")
                    .append(rule.id())
                    .append("\n\n**")
                    .append(rule.sentence())
                    .append("**\n\n");
            page.append("Why: ").append(rule.why()).append("\n\n");
            page.append("To mend it: ")
                    .append(rule.remedy().replace("<", "\\<"))
                    .append('\n');
        }
        return page.append(HOST).toString();
    }

    private static String heading(ContractRule.Area area) {
        return switch (area) {
            case DESCRIPTOR -> "Descriptors";
            case SCHEMA -> "Schema";
            case PACKAGING -> "Packaging";
            case BEHAVIOUR -> "Behaviour";
            case COMPATIBILITY -> "Compatibility with the last release";
            case DOCUMENTATION -> "Documentation";
        };
    }
}
