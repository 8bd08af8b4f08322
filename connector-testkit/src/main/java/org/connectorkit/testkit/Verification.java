package org.connectorkit.testkit;

import java.util.List;

/**
 * What checking a packaged connector gave.
 *
 * @param checked the rules that were checked
 * @param findings where the connector falls short of them
 */
public record Verification(List<ContractRule> checked, List<Finding> findings) {

    /** Copies the lists. */
    public Verification {
        checked = List.copyOf(checked);
        findings = List.copyOf(findings);
    }

    /** Whether nothing falls short. */
    public boolean passed() {
        return findings.isEmpty();
    }
}
