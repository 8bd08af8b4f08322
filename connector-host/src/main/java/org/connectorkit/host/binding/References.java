package org.connectorkit.host.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorkit.host.SecretResolver;
import org.connectorkit.host.text.Words;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts values in the place of <code>${scheme:reference}</code> in the inputs of a connection. Safe for concurrent use. */
public final class References {

    private static final Logger LOG = LoggerFactory.getLogger(References.class);
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{(?:([a-z][a-z0-9-]*):([^}]+)})?");

    private final Map<String, SecretResolver> resolvers;

    /** Resolves by these resolvers, by their schemes. */
    public References(Map<String, SecretResolver> resolvers) {
        this.resolvers = Map.copyOf(resolvers);
    }

    /**
     * What came of resolving.
     *
     * @param inputs the inputs with values for references; not those with a problem
     * @param problems references without a value, at their inputs' keys
     */
    public record Resolved(ObjectNode inputs, List<InputProblem> problems) {}

    /**
     * Resolves every reference.
     *
     * @throws ConnectorException of kind {@link ErrorKind#CONNECTION} if a resolver fails
     */
    public Resolved resolve(ObjectNode raw) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        List<InputProblem> problems = new ArrayList<>();
        raw.forEachEntry((key, value) -> {
            JsonNode resolved = resolve(key, value, problems);
            if (resolved != value) {}
            inputs.set(key, resolved);
        });
        problems.forEach(problem -> inputs.remove(problem.path()));
        return new Resolved(inputs, List.copyOf(problems));
    }

    /** Returns the very node if it holds no reference. */
    private JsonNode resolve(String key, JsonNode value, List<InputProblem> problems) {
        if (value.isString()) {
            String text = value.stringValue();
            return text.contains("${") ? JsonNodeFactory.instance.stringNode(resolve(key, text, problems)) : value;
        }
        if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(value.size());
            boolean changed = false;
            for (JsonNode item : value) {
                JsonNode resolved = resolve(key, item, problems);
                changed |= resolved != item;
                copy.add(resolved);
            }
            return changed ? copy : value;
        }
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.forEachEntry((name, member) -> copy.set(name, resolve(key, member, problems)));
            return copy.properties().stream().allMatch(member -> member.getValue() == value.get(member.getKey()))
                    ? value
                    : copy;
        }
        return value;
    }

    private String resolve(String key, String text, List<InputProblem> problems) {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (reference.find()) {
            String value;
            if (reference.group().startsWith("$$")) {
                value = "${";
            } else if (reference.group(1) == null) {
                problems.add(InputProblem.atPath(
                        key,
                        "has a '${' that begins no reference of the form ${scheme:name}; write $${ if the characters"
                                + " themselves are meant"));
                value = "";
            } else {
                value = look(key, reference.group(1), reference.group(2), problems);
            }
            reference.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return reference.appendTail(resolved).toString();
    }

    private String look(String key, String scheme, String name, List<InputProblem> problems) {
        SecretResolver resolver = resolvers.get(scheme);
        if (resolver == null) {
            problems.add(InputProblem.atPath(
                    key,
                    "has a reference of scheme '" + scheme + "', which this host does not resolve; "
                            + (resolvers.isEmpty()
                                    ? "it resolves none"
                                    : "it resolves "
                                            + Words.joined(List.copyOf(new TreeSet<>(resolvers.keySet())), "and"))));
            return "";
        }
        String value = resolveBy(resolver, scheme, name);
        if (value.isBlank()) {
            problems.add(InputProblem.atPath(
                    key,
                    "refers to ${" + scheme + ":" + Words.shown(name)
                            + "}, which is not set or empty; set it where the host runs"));
        }
        return value;
    }

    private static String resolveBy(SecretResolver resolver, String scheme, String name) {
        try {
            return resolver.resolve(name).orElse("");
        } catch (RuntimeException e) {
            String reference = "${" + scheme + ":" + Words.shown(name) + "}";
            LOG.warn("The resolver of {} failed: {}", reference, e.getClass().getName());
            throw ConnectorException.builder(
                            ErrorKind.CONNECTION,
                            "SECRET_UNAVAILABLE",
                            "The value of " + reference + " cannot be looked up now.")
                    .nextStep("Check that the host can reach where it is kept; the host's log names the failure.")
                    .build();
        }
    }
}
