package org.connectorkit.testkit;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorkit.host.DescriptorJson;
import org.connectorkit.testkit.Check.Findings;
import tools.jackson.databind.JsonNode;

/** Whether flows and connections that were saved with the last release still work. */
final class CompatibilityRules {

    private static final List<String> LEAST = List.of("minLength", "minItems", "minimum");
    private static final List<String> GREATEST = List.of("maxLength", "maxItems", "maximum");

    static final Check<ContractSubject> NO_KEY_REMOVED = on(
            1,
            "No connection, action, input, setting or member of a result is removed.",
            "Flows and connections that are saved name it, and fail from one day to the next.",
            "Keep it, mark it .deprecated(\"…\"), and do what it asks for as before.",
            (before, now, findings) -> before.keySet().stream()
                    .filter(path -> !now.containsKey(path))
                    .forEach(path -> findings.add(path, "was released and is gone")));

    static final Check<ContractSubject> NO_SHAPE_CHANGED = on(
            2,
            "No input changes its shape.",
            "What is saved for it is of the old shape, and is refused.",
            "Add an input with another key, and deprecate this one.",
            (before, now, findings) -> both(before, now, (path, old, current) -> {
                if (!shape(old).equals(shape(current))) {
                    findings.add(path, "was released as " + shape(old) + " and is " + shape(current));
                }
            }));

    static final Check<ContractSubject> NOTHING_MORE_REQUIRED = on(
            3,
            "Nothing is required that was not.",
            "What is saved lacks it.",
            "Make it optional, or give it a default that does what was done before.",
            (before, now, findings) -> now.forEach((path, current) -> {
                JsonNode old = before.get(path);
                boolean ownerKnown = path.contains(".") && before.containsKey(path.substring(0, path.lastIndexOf('.')));
                if (current.path("required").asBoolean(false)
                        && ownerKnown
                        && (old == null || !old.path("required").asBoolean(false))) {
                    findings.add(path, old == null ? "is new and required" : "was optional and is required");
                }
                if (old != null) {
                    Set<JsonNode> known = new HashSet<>();
                    old.path("rules").forEach(known::add);
                    current.path("rules").forEach(rule -> {
                        if (!known.contains(rule)) {
                            findings.add(path, "has the new rule " + rule);
                        }
                    });
                }
            }));

    static final Check<ContractSubject> NO_OPTION_REMOVED = on(
            4,
            "No option of a choice and no accepted connection type is removed.",
            "What is saved may hold it, and is refused.",
            "Keep it, and do the nearest that the service still knows.",
            (before, now, findings) -> both(before, now, (path, old, current) -> {
                Set<String> left = new HashSet<>(choices(current));
                choices(old).stream()
                        .filter(option -> !left.contains(option))
                        .forEach(option -> findings.add(path, "has lost '" + option + "'"));
            }));

    static final Check<ContractSubject> NO_BOUND_TIGHTER = on(
            5,
            "No value is refused that was accepted: no bound is tighter, no pattern or format new.",
            "What is saved may lie outside, and is refused.",
            "Keep the bound; refuse in the action what the service refuses.",
            (before, now, findings) -> both(before, now, (path, old, current) -> {
                tighter(path, old, current, findings);
                tighter(path, old.path("items"), current.path("items"), findings);
                tighter(path, old.path("values"), current.path("values"), findings);
            }));

    private CompatibilityRules() {}

    static List<Check<ContractSubject>> all() {
        return List.of(NO_KEY_REMOVED, NO_SHAPE_CHANGED, NOTHING_MORE_REQUIRED, NO_OPTION_REMOVED, NO_BOUND_TIGHTER);
    }

    /** Compares two descriptors, each as its parts by their paths. */
    private interface Comparison {
        void compare(Map<String, JsonNode> before, Map<String, JsonNode> now, Findings findings);
    }

    private interface Both {
        void take(String path, JsonNode old, JsonNode current);
    }

    private static Check<ContractSubject> on(
            int number, String sentence, String why, String remedy, Comparison comparison) {
        ContractRule rule = new ContractRule(
                String.format("COMPAT-%02d", number), ContractRule.Area.COMPATIBILITY, sentence, why, remedy);
        return new Check<>(rule, (subject, findings) -> {
            if (subject.released().isPresent()) {
                compare(subject, comparison, findings);
            }
        });
    }

    private static void compare(ContractSubject subject, Comparison comparison, Findings findings) throws IOException {
        JsonNode released = JsonInputs.read(Files.readString(subject.released().orElseThrow()));
        try (ConnectorHarness harness =
                ConnectorHarness.forPlugin(subject.plugin()).build()) {
            comparison.compare(parts(released), parts(DescriptorJson.of(harness.connector())), findings);
        } catch (AssertionError e) {
            // It does not load: another rule tells
        }
    }

    private static Map<String, JsonNode> parts(JsonNode connector) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        String key = connector.path("key").asString();
        parts.put(key, connector.path("settings"));
        put(parts, key + " setting ", connector.path("settings").path("inputs"));
        for (String members : List.of("connections", "actions")) {
            for (JsonNode member : connector.path(members)) {
                String path = member.path("key").asString();
                parts.put(path, member);
                put(parts, path + ".", member.path("inputs"));
                put(parts, path + " result ", member.path("results"));
            }
        }
        return parts;
    }

    private static void put(Map<String, JsonNode> parts, String prefix, JsonNode members) {
        members.forEach(member -> parts.put(prefix + member.path("key").asString(), member));
    }

    private static void both(Map<String, JsonNode> before, Map<String, JsonNode> now, Both each) {
        before.forEach((path, old) -> {
            JsonNode current = now.get(path);
            if (current != null) {
                each.take(path, old, current);
            }
        });
    }

    private static String shape(JsonNode input) {
        String shape = input.path("shape").asString("");
        String inner = input.path("items").path("shape").asString("")
                + input.path("values").path("shape").asString("");
        String single = input.path("acceptsSingleItem").asBoolean(false) ? " or one" : "";
        return inner.isEmpty() ? shape : shape + " of " + inner + single;
    }

    private static List<String> choices(JsonNode input) {
        List<String> choices = new ArrayList<>();
        input.path("options").forEach(option -> choices.add(option.path("value").asString()));
        input.path("items")
                .path("options")
                .forEach(option -> choices.add(option.path("value").asString()));
        input.path("connectionTypes").forEach(type -> choices.add(type.asString()));
        return choices;
    }

    private static void tighter(String path, JsonNode old, JsonNode current, Findings findings) {
        for (String bound : LEAST) {
            if (current.has(bound) && (!old.has(bound) || number(current, bound).compareTo(number(old, bound)) > 0)) {
                findings.add(path, differs(bound, old, current));
            }
        }
        for (String bound : GREATEST) {
            if (current.has(bound) && (!old.has(bound) || number(current, bound).compareTo(number(old, bound)) < 0)) {
                findings.add(path, differs(bound, old, current));
            }
        }
        for (String form : List.of("pattern", "format")) {
            if (current.has(form) && !current.path(form).equals(old.path(form))) {
                findings.add(path, differs(form, old, current));
            }
        }
    }

    private static BigDecimal number(JsonNode input, String bound) {
        return input.path(bound).decimalValue();
    }

    private static String differs(String attribute, JsonNode old, JsonNode current) {
        return "has " + attribute + " " + current.path(attribute) + " and was released with "
                + (old.has(attribute) ? old.path(attribute).toString() : "none");
    }
}
