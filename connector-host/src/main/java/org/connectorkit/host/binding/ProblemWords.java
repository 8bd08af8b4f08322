package org.connectorkit.host.binding;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.connectorkit.host.render.RuleWords;
import org.connectorkit.host.text.NearestKey;
import org.connectorkit.host.text.Words;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the validator's errors into the words of the inputs' labels and options, at the inputs' paths. */
final class ProblemWords {

    private final InputSchema schema;
    private final ShapeWords shapes;
    private final ObjectNode present;
    private final Predicate<String> quotable;

    ProblemWords(InputSchema schema, FilePolicy filePolicy, ObjectNode present, Predicate<String> quotable) {
        this.schema = schema;
        this.shapes = new ShapeWords(filePolicy);
        this.present = present;
        this.quotable = quotable;
    }

    /**
     * A problem, and whether it makes its input's value unusable: a rule across inputs does not.
     *
     * @param problem what is wrong
     * @param refuses whether the value is refused
     */
    record Found(InputProblem problem, boolean refuses) {}

    List<Found> translate(List<Error> errors) {
        Set<Found> found = new LinkedHashSet<>();
        Set<Integer> rules = new HashSet<>();
        for (Error error : errors) {
            NodePath location = error.getInstanceLocation();
            if (location.getNameCount() > 0) {
                Found translated = atInput(error, location);
                if (translated != null) {
                    found.add(translated);
                }
            } else if (error.getEvaluationPath().getElement(0).equals("allOf")) {
                int index = (Integer) error.getEvaluationPath().getElement(1);
                if (rules.add(index)) {
                    found.add(atRule(schema.rules().get(index)));
                }
            } else if (error.getKeyword().equals("required")) {
                found.add(missing(input(error.getProperty())));
            } else {
                found.add(unknown(error.getProperty()));
            }
        }
        return new ArrayList<>(found);
    }

    private Input<?> input(String key) {
        return schema.find(key)
                .orElseThrow(() ->
                        new IllegalStateException("the validator names an input '" + key + "' that is not declared"));
    }

    private static Found missing(Input<?> input) {
        return new Found(InputProblem.of(input, "is required; " + ShapeWords.remedyForMissing(input.type())), false);
    }

    private Found unknown(String key) {
        List<String> known = schema.inputs().stream().<String>map(Input::key).toList();
        String remedy = NearestKey.of(key, known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse(known.isEmpty() ? "there are no inputs" : "the inputs are " + Words.joined(known, "and"));
        return new Found(InputProblem.atPath(Words.shown(key), "is not an input here; " + remedy), true);
    }

    private Found atRule(Rule rule) {
        List<String> labels =
                rule.keys().stream().map(key -> input(key).label()).toList();
        Input<?> first = input(rule.keys().get(0));
        return new Found(InputProblem.of(first, RuleWords.demand(rule, labels) + "; " + remedy(rule)), false);
    }

    private String remedy(Rule rule) {
        if (rule instanceof Rule.AtLeastOneOf) {
            return "fill in one";
        }
        if (rule instanceof Rule.AtMostOneOf) {
            return "keep one";
        }
        if (rule instanceof Rule.AllOrNoneOf) {
            List<String> missing = rule.keys().stream()
                    .filter(key -> !present.has(key))
                    .map(key -> input(key).label())
                    .toList();
            return "fill in " + Words.joined(missing, "and") + " too, or leave out all of them";
        }
        throw RuleWords.unknown(rule);
    }

    /** Returns null for an error that another one of the same place tells better. */
    private @Nullable Found atInput(Error error, NodePath location) {
        Input<?> input = input(location.getElement(0).toString());
        InputType type = input.type();
        String path = input.key();
        int depth = 1;
        if (type instanceof InputType.ListOf list) {
            if (location.getNameCount() > 1) {
                path = Paths.ofItem(input, (Integer) location.getElement(1));
                type = list.item();
                depth = 2;
            } else if (error.getEvaluationPath().contains("then")) {
                type = list.item();
            }
        } else if (type instanceof InputType.EntriesOf entries) {
            if (error.getKeyword().equals("propertyNames")) {
                return refused(Paths.ofEntry(input, error.getProperty()), ShapeWords.ENTRY_KEY);
            }
            if (location.getNameCount() > 1) {
                Object step = location.getElement(1);
                if (step instanceof Integer index) {
                    return atRow(error, location, input, entries, index);
                }
                path = Paths.ofEntry(input, (String) step);
                type = entries.value();
                depth = 2;
            }
        }
        return inShape(error, location, depth, path, type, input);
    }

    private @Nullable Found atRow(
            Error error, NodePath location, Input<?> input, InputType.EntriesOf entries, int index) {
        JsonNode row = present.get(input.key()).get(index);
        JsonNode key = row.get("key");
        boolean named = key != null && key.isString() && !key.stringValue().isBlank();
        String path = named ? Paths.ofEntry(input, key.stringValue()) : Paths.ofItem(input, index);
        if (location.getNameCount() == 2) {
            return refused(path, ShapeWords.ENTRY_ROW);
        }
        return location.getElement(2).equals("key")
                ? refused(path, ShapeWords.ENTRY_KEY)
                : inShape(error, location, 3, path, entries.value(), input);
    }

    private @Nullable Found inShape(
            Error error, NodePath location, int depth, String path, InputType type, Input<?> input) {
        boolean quote = quotable.test(input.key()) && !(type instanceof InputType.Secret);
        String member =
                location.getNameCount() > depth ? location.getElement(depth).toString() : null;
        String words = shapes.describe(type, error, member, quote);
        return words == null ? null : refused(path, words);
    }

    private static Found refused(String path, String words) {
        return new Found(InputProblem.atPath(path, words), true);
    }
}
