package org.connectorkit.testkit;

import java.util.List;

/** The catalogue as a page. */
final class ContractPage {

    private ContractPage() {}

    static String of(List<ContractRule> rules) {
        StringBuilder page = new StringBuilder("""
                # Contract rules

                What must hold for every connector. `connector-testkit` checks each rule: extend `ConnectorContract`, or verify a
                plugin folder. This page is written from the catalogue, `ContractRules.all()`.

                What a descriptor's own builder refuses (a key of the wrong form, a comment of two lines, a default that the
                input would refuse) is no rule here: such a connector cannot be built. Nor is what the host does for every
                connector alike: it drops blank values, checks inputs against the JSON Schema, opens and closes sessions once.
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
        return page.toString();
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
