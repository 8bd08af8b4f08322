package org.connectorkit.host.masking;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces secrets by {@code ***} wherever they show, in clear or encoded, the longest first. A secret of fewer than four
 * characters is not replaced: it would tear apart what it happens to occur in, and hide nothing. Immutable.
 */
public final class Masker {

    private static final String MASK = "***";
    private static final int SHORTEST = 4;

    private final List<String> forms;

    private Masker(List<String> forms) {
        this.forms = forms;
    }

    /** Masks these values. */
    public static Masker of(Collection<String> secrets) {
        return new Masker(secrets.stream()
                .filter(secret -> secret.strip().length() >= SHORTEST)
                .flatMap(secret -> SecretForms.of(secret).stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** Masks what any of these mask. */
    public static Masker all(Collection<Masker> maskers) {
        if (maskers.size() == 1) {
            return maskers.iterator().next();
        }
        return new Masker(maskers.stream()
                .flatMap(masker -> masker.forms.stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text without secrets. */
    public String mask(String text) {
        String masked = text;
        for (String form : forms) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }

    /** The tree without secrets, in texts and in members' names. */
    public JsonNode mask(JsonNode tree) {
        if (forms.isEmpty()) {
            return tree;
        }
        if (tree.isString()) {
            return JsonNodeFactory.instance.stringNode(mask(tree.stringValue()));
        }
        if (tree.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode(tree.size());
            tree.forEach(item -> masked.add(mask(item)));
            return masked;
        }
        if (tree.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            tree.forEachEntry((name, member) -> masked.set(mask(name), mask(member)));
            return masked;
        }
        return tree;
    }

    /** The problems without secrets. */
    public List<InputProblem> mask(List<InputProblem> problems) {
        if (forms.isEmpty()) {
            return problems;
        }
        List<InputProblem> masked = new ArrayList<>();
        problems.forEach(problem -> masked.add(InputProblem.atPath(mask(problem.path()), mask(problem.message()))));
        return List.copyOf(masked);
    }

    /** The failure without secrets, without its cause and with the host's stack trace in place of the plugin's. */
    public ConnectorException mask(ConnectorException failure) {
        return ConnectorException.builder(
                        failure.kind(), mask(failure.code()), mask(String.valueOf(failure.getMessage())))
                .problems(mask(failure.problems()))
                .nextStep(masked(failure.nextStep().orElse(null)))
                .serviceCode(masked(failure.serviceCode().orElse(null)))
                .requestId(masked(failure.requestId().orElse(null)))
                .retryAfter(failure.retryAfter().orElse(null))
                .build();
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : mask(text);
    }

    /** The stack trace without secrets, with all causes. */
    public String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return mask(text.toString());
    }
}
