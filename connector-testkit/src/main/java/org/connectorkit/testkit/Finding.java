package org.connectorkit.testkit;

/**
 * One place where a connector falls short of a rule.
 *
 * @param rule the rule
 * @param subject where: {@code sendEmail.toAddresses}, a jar's name, a file
 * @param seen what was seen there, without a secret
 */
public record Finding(ContractRule rule, String subject, String seen) {

    /** Rule, subject, what was seen and what to do, in two lines. */
    public String message() {
        return line() + System.lineSeparator() + "    " + rule.remedy();
    }

    /** Rule, subject and what was seen, in one line. */
    String line() {
        return rule.id() + " " + subject + ": " + seen;
    }

    @Override
    public String toString() {
        return message();
    }
}
