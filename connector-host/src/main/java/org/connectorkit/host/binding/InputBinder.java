package org.connectorkit.host.binding;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorkit.host.JsonSchema;
import org.connectorkit.host.render.Shapes;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Binds JSON to the inputs of one schema, which it compiles once, at the first value. Safe for concurrent use. */
public final class InputBinder {

    private static final Pattern ITEM = Pattern.compile("([A-Za-z0-9]+)\\[(\\d+)](.*)", Pattern.DOTALL);

    private final InputSchema schema;
    private final FilePolicy filePolicy;
    private final Problems order;
    private final boolean demandsNothing;
    private volatile @Nullable CompiledSchema compiled;

    /** Compiles nothing yet. */
    public InputBinder(InputSchema schema, FilePolicy filePolicy) {
        this.schema = schema;
        this.filePolicy = filePolicy;
        this.order = new Problems(schema);
        this.demandsNothing =
                schema.rules().isEmpty() && schema.inputs().stream().noneMatch(Input::required);
    }

    /**
     * Binds what is right and reports what is not.
     *
     * @param quotable whether a problem may quote the value that the input of a key was given
     * @throws org.connectorkit.spi.ConnectorException if the embedder's file store cannot tell now
     */
    public Binding bind(ObjectNode raw, Predicate<String> quotable) {
        ObjectNode present = BlankValues.drop(schema, raw);
        List<Error> errors =
                present.isEmpty() && demandsNothing ? List.of() : compiled().validate(present);
        List<InputProblem> problems = new ArrayList<>();
        Set<String> refused = new HashSet<>();
        Map<String, Set<Integer>> refusedItems = new HashMap<>();
        if (!errors.isEmpty()) {
            new ProblemWords(schema, filePolicy, present, quotable)
                    .translate(errors)
                    .forEach(found -> {
                        problems.add(found.problem());
                        Matcher item = ITEM.matcher(found.problem().path());
                        if (found.refuses() && isListItem(item)) {
                            refusedItems
                                    .computeIfAbsent(item.group(1), key -> new HashSet<>())
                                    .add(Integer.parseInt(item.group(2)));
                        } else if (found.refuses()) {
                            refused.add(Problems.keyOf(found.problem()));
                        }
                    });
        }
        Values values = new Values(problems);
        for (Input<?> input : schema.inputs()) {
            JsonNode node = present.get(input.key());
            if (node != null && !refused.contains(input.key())) {
                int before = problems.size();
                Set<Integer> left = refusedItems.getOrDefault(input.key(), Set.of());
                Object value = values.of(input, node, left);
                boolean whole = problems.size() == before && left.isEmpty();
                if (!whole && value instanceof List<?> rest && !rest.isEmpty()) {
                    // The connector tells what it finds in the other items or entries
                    values.bound.put(input.key(), rest);
                } else if (!whole || value == null) {
                    refused.add(input.key());
                } else if (input.type() instanceof InputType.ConnectionRef) {
                    values.connectionNames.put(input.key(), (String) value);
                } else {
                    values.bound.put(input.key(), value);
                }
            }
        }
        return new Binding(
                new BoundInputs(schema, values.bound, refused),
                problems.isEmpty() ? List.of() : order.sorted(withOriginalIndexes(problems, raw, Set.of())),
                values.secrets,
                values.connectionNames);
    }

    /** Loading the validator takes longer than a whole command; so not before there is something to validate. */
    private CompiledSchema compiled() {
        CompiledSchema ready = compiled;
        if (ready == null) {
            synchronized (this) {
                ready = compiled;
                if (ready == null) {
                    ready = new CompiledSchema(JsonSchema.of(schema, filePolicy.forms()));
                    compiled = ready;
                }
            }
        }
        return ready;
    }

    /** Adds problems that the connector found in what did bind. */
    public List<InputProblem> merge(List<InputProblem> problems, List<InputProblem> found, ObjectNode raw) {
        if (found.isEmpty()) {
            return problems;
        }
        Set<String> unseen = new HashSet<>();
        for (InputProblem problem : problems) {
            Matcher item = ITEM.matcher(problem.path());
            if (isListItem(item)) {
                unseen.add(pathOf(item.group(1), Integer.parseInt(item.group(2))));
            }
        }
        List<InputProblem> all = new ArrayList<>(problems);
        all.addAll(withOriginalIndexes(found, raw, unseen));
        return order.sorted(all);
    }

    /**
     * Items are counted as the caller gave them, though blank ones were dropped.
     *
     * @param unseen the items, by their original paths, that whoever found the problems did not get to see
     */
    private List<InputProblem> withOriginalIndexes(List<InputProblem> problems, ObjectNode raw, Set<String> unseen) {
        return problems.stream()
                .map(problem -> withOriginalIndex(problem, raw, unseen))
                .toList();
    }

    private InputProblem withOriginalIndex(InputProblem problem, ObjectNode raw, Set<String> unseen) {
        Matcher item = ITEM.matcher(problem.path());
        if (!isListItem(item)) {
            return problem;
        }
        String key = item.group(1);
        int index = BlankValues.originalIndex(
                raw.get(key), Integer.parseInt(item.group(2)), original -> !unseen.contains(pathOf(key, original)));
        return InputProblem.atPath(pathOf(key, index) + item.group(3), problem.message());
    }

    private boolean isListItem(Matcher item) {
        return item.matches()
                && schema.find(item.group(1))
                        .filter(input -> input.type() instanceof InputType.ListOf)
                        .isPresent();
    }

    private static String pathOf(String key, int index) {
        return key + "[" + index + "]";
    }

    /** The typed values of valid JSON. */
    private final class Values {

        private final Map<String, Object> bound = new HashMap<>();
        private final Map<String, String> connectionNames = new LinkedHashMap<>();
        private final List<String> secrets = new ArrayList<>();
        private final FileBinder files;

        Values(List<InputProblem> problems) {
            this.files = new FileBinder(filePolicy, problems);
        }

        /** Returns the value, or null after it reported a problem. */
        private @Nullable Object of(Input<?> input, JsonNode node, Set<Integer> refusedItems) {
            if (input.type() instanceof InputType.ListOf list) {
                return list(input, list, node, refusedItems);
            }
            if (input.type() instanceof InputType.EntriesOf entries) {
                return entries(input, entries, node);
            }
            return single(input.key(), input.type(), node);
        }

        private @Nullable Object single(String path, InputType type, JsonNode node) {
            if (type instanceof InputType.Text
                    || type instanceof InputType.Multiline
                    || type instanceof InputType.Choice
                    || type instanceof InputType.ConnectionRef) {
                return node.stringValue();
            }
            if (type instanceof InputType.Secret) {
                secrets.add(node.stringValue());
                return new BoundSecret(node.stringValue());
            }
            if (type instanceof InputType.Flag) {
                return node.booleanValue();
            }
            if (type instanceof InputType.Number number) {
                return number.integer() ? (Object) node.decimalValue().longValueExact() : node.decimalValue();
            }
            if (type instanceof InputType.File) {
                return files.bind(path, node);
            }
            throw Shapes.unknown(type);
        }

        private List<Object> list(Input<?> input, InputType.ListOf list, JsonNode node, Set<Integer> refusedItems) {
            List<Object> items = new ArrayList<>();
            if (node.isArray()) {
                int index = 0;
                for (JsonNode item : node) {
                    if (!refusedItems.contains(index)) {
                        addIfBound(items, single(Paths.ofItem(input, index), list.item(), item));
                    }
                    index++;
                }
            } else {
                addIfBound(items, single(input.key(), list.item(), node));
            }
            return List.copyOf(items);
        }

        private List<Object> entries(Input<?> input, InputType.EntriesOf entries, JsonNode node) {
            List<Object> rows = new ArrayList<>();
            if (node.isObject()) {
                node.forEachEntry((key, value) -> addEntry(rows, input, entries, key, value));
            } else {
                for (JsonNode row : node) {
                    addEntry(rows, input, entries, row.get("key").stringValue(), row.get("value"));
                }
            }
            return List.copyOf(rows);
        }

        private void addEntry(
                List<Object> rows, Input<?> input, InputType.EntriesOf entries, String key, JsonNode value) {
            Object bound = single(Paths.ofEntry(input, key), entries.value(), value);
            if (bound != null) {
                rows.add(new Entry<>(key, bound));
            }
        }

        private void addIfBound(List<Object> items, @Nullable Object item) {
            if (item != null) {
                items.add(item);
            }
        }
    }
}
