package org.connectorkit.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorkit.forms.html.Summary;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;

/** The problems of a form by the input and the row that each is about; one whose path leads nowhere stands in the summary alone. */
final class LocatedProblems {

    private static final Pattern PATH =
            Pattern.compile("([a-z][A-Za-z0-9]*)(?:\\[(?:(\\d{1,9})|\"((?:[^\"\\\\]|\\\\.)*)\")].*)?", Pattern.DOTALL);
    private static final Pattern ACROSS_INPUTS = Pattern.compile("(at least|at most|only) one of ");
    private static final int LISTED_OPTIONS = 5;
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);

    /** A problem in the summary; {@code place} is where the form has its control. */
    private record Listed(int place, int row, Summary.Item item) {}

    private final List<Listed> summary = new ArrayList<>();
    private final Map<String, List<String>> ofInputs = new LinkedHashMap<>();
    private final Map<String, Map<Integer, List<String>>> ofRows = new LinkedHashMap<>();

    LocatedProblems(FormValues values, List<InputProblem> problems) {
        InputSchema schema = values.schema();
        for (InputProblem problem : problems) {
            Matcher path = PATH.matcher(problem.path());
            Input<?> input = path.matches() ? schema.find(path.group(1)).orElse(null) : null;
            if (input == null) {
                summary.add(new Listed(
                        Integer.MAX_VALUE, 0, new Summary.Item("", joined(problem.path(), problem.message()))));
                continue;
            }
            OptionalInt row = rowOf(input, values, path);
            String subject = row.isPresent() ? rowLabel(input, row.getAsInt()) : input.label();
            String message = joined(subject, told(input, values, problem));
            summary.add(
                    new Listed(place(schema, input), row.orElse(-1), new Summary.Item(controlId(input, row), message)));
            if (row.isPresent()) {
                ofRows.computeIfAbsent(input.key(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getAsInt(), index -> new ArrayList<>())
                        .add(message);
            } else {
                ofInputs.computeIfAbsent(input.key(), key -> new ArrayList<>()).add(message);
            }
        }
    }

    /** In the order of the controls; what belongs to none comes last. */
    List<Summary.Item> summary() {
        return summary.stream()
                .sorted(Comparator.comparingInt(Listed::place).thenComparingInt(Listed::row))
                .map(Listed::item)
                .toList();
    }

    private static int place(InputSchema schema, Input<?> input) {
        // As the layout does, which puts a connection before all else
        return input.type() instanceof InputType.ConnectionRef
                ? -1
                : List.copyOf(schema.inputs()).indexOf(input);
    }

    /** Whether anything is wrong with the input or one of its rows. */
    boolean concern(Input<?> input) {
        return ofInputs.containsKey(input.key()) || ofRows.containsKey(input.key());
    }

    List<String> of(Input<?> input) {
        return List.copyOf(ofInputs.getOrDefault(input.key(), List.of()));
    }

    List<String> ofRow(Input<?> input, int row) {
        return List.copyOf(ofRows.getOrDefault(input.key(), Map.of()).getOrDefault(row, List.of()));
    }

    /** The id of the control that a link in the summary leads to. */
    private static String controlId(Input<?> input, OptionalInt row) {
        InputType type = input.type();
        if (type instanceof InputType.EntriesOf) {
            return ControlNames.rowId(input, row.orElse(0)) + "-key";
        }
        if (type instanceof InputType.ListOf) {
            return ControlNames.rowId(input, row.orElse(0));
        }
        return ControlNames.id(input);
    }

    static String rowLabel(Input<?> input, int row) {
        return input.label() + " " + (row + 1);
    }

    private static OptionalInt rowOf(Input<?> input, FormValues values, Matcher path) {
        FieldValue value = values.find(input);
        if (value instanceof FieldValue.Rows rows) {
            if (path.group(2) != null) {
                return indexIn(rows.rows().size(), path.group(2));
            }
            if (path.group(3) != null) {
                String key = unescaped(path.group(3));
                for (int i = 0; i < rows.rows().size(); i++) {
                    if (rows.rows().get(i).key().equals(key)) {
                        return OptionalInt.of(i);
                    }
                }
            }
        } else if (value instanceof FieldValue.Texts texts
                && path.group(2) != null
                && !(((InputType.ListOf) input.type()).item() instanceof InputType.Choice)) {
            return indexIn(texts.texts().size(), path.group(2));
        }
        return OptionalInt.empty();
    }

    private static OptionalInt indexIn(int size, String digits) {
        int index = Integer.parseInt(digits);
        return index < size ? OptionalInt.of(index) : OptionalInt.empty();
    }

    private static String unescaped(String quoted) {
        return ESCAPE.matcher(quoted)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) != null
                                ? String.valueOf((char) Integer.parseInt(match.group(1), 16))
                                : match.group(2)));
    }

    /** A host's message; beside a list to choose from it need not repeat the list, nor speak of names. */
    private static String told(Input<?> input, FormValues values, InputProblem problem) {
        boolean longChoice = input.type() instanceof InputType.Choice choice
                && choice.options().size() > LISTED_OPTIONS;
        return (longChoice || input.type() instanceof InputType.ConnectionRef) && values.find(input) == null
                ? "is required; choose one"
                : problem.message();
    }

    /**
     * A message follows the label as the rest of a sentence. One across several inputs names them itself, and a sentence of
     * its own stands after a colon.
     */
    private static String joined(String label, String message) {
        if (ACROSS_INPUTS.matcher(message).lookingAt()) {
            return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        }
        if (label.isEmpty() || message.startsWith(label)) {
            return message;
        }
        return Character.isLowerCase(message.codePointAt(0)) ? label + " " + message : label + ": " + message;
    }
}
