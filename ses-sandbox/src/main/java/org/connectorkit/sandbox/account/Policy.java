package org.connectorkit.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An identity policy: what a user, a role or a session may do. Immutable.
 *
 * <p>Actions and resources match as in IAM: {@code *} stands for any characters, {@code ?} for one; actions ignore case.
 * An explicit deny wins. Conditions are not evaluated, so {@link #fromJson(String)} refuses them.
 */
public final class Policy {

    private static final Policy EVERYTHING = new Policy(List.of(new Statement(true, List.of("*"), List.of("*"))));

    private final List<Statement> statements;

    Policy(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /** Allows every action on every resource. */
    public static Policy allowEverything() {
        return EVERYTHING;
    }

    /** Allows nothing; the start of {@code Policy.none().allow(…)}. */
    public static Policy none() {
        return new Policy(List.of());
    }

    /**
     * Reads a policy document.
     *
     * @throws IllegalArgumentException if it is not a policy document, or uses what the sandbox does not evaluate
     *     (Condition, NotAction, NotResource); the message names it
     */
    public static Policy fromJson(String document) {
        return PolicyDocument.read(document);
    }

    /**
     * This policy and a statement that allows actions on resources.
     *
     * @param resources ARNs or patterns; none means {@code *}
     */
    public Policy allow(List<String> actions, String... resources) {
        return with(new Statement(true, actions, resources.length == 0 ? List.of("*") : List.of(resources)));
    }

    /** This policy and a statement that allows one action on resources; none means {@code *}. */
    public Policy allow(String action, String... resources) {
        return allow(List.of(action), resources);
    }

    /** This policy and a statement that denies one action on resources; none means {@code *}. */
    public Policy deny(String action, String... resources) {
        return with(new Statement(false, List.of(action), resources.length == 0 ? List.of("*") : List.of(resources)));
    }

    /** Whether a statement allows the action on the resource and none denies it. */
    public boolean allows(String action, String resource) {
        return decides(true, action, resource) && !denies(action, resource);
    }

    /** Whether a statement denies the action on the resource. */
    public boolean denies(String action, String resource) {
        return decides(false, action, resource);
    }

    private boolean decides(boolean allow, String action, String resource) {
        return statements.stream().anyMatch(s -> s.allow == allow && s.matches(action, resource));
    }

    private Policy with(Statement statement) {
        List<Statement> all = new ArrayList<>(statements);
        all.add(statement);
        return new Policy(all);
    }

    static final class Statement {
        private final boolean allow;
        private final List<Pattern> actions;
        private final List<Pattern> resources;

        Statement(boolean allow, List<String> actions, List<String> resources) {
            this.allow = allow;
            this.actions = actions.stream()
                    .map(a -> pattern(a, Pattern.CASE_INSENSITIVE))
                    .toList();
            this.resources = resources.stream().map(r -> pattern(r, 0)).toList();
        }

        private boolean matches(String action, String resource) {
            return actions.stream().anyMatch(p -> p.matcher(action).matches())
                    && resources.stream().anyMatch(p -> p.matcher(resource).matches());
        }

        private static Pattern pattern(String wildcards, int flags) {
            StringBuilder regex = new StringBuilder();
            for (char c : Objects.requireNonNull(wildcards, "pattern").toCharArray()) {
                switch (c) {
                    case '*' -> regex.append(".*");
                    case '?' -> regex.append('.');
                    default -> regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return Pattern.compile(regex.toString(), flags | Pattern.DOTALL);
        }
    }
}
