package org.connectorkit.host.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;

/** Problems in the order in which their inputs are declared; those of unknown inputs last. */
final class Problems {

    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9]+\\[(\\d{1,9})]");

    private final Map<String, Integer> order = new HashMap<>();
    private final Set<String> lists = new HashSet<>();

    Problems(InputSchema schema) {
        for (Input<?> input : schema.inputs()) {
            order.put(input.key(), order.size());
            if (input.type() instanceof InputType.ListOf) {
                lists.add(input.key());
            }
        }
    }

    List<InputProblem> sorted(List<InputProblem> problems) {
        List<InputProblem> sorted = new ArrayList<>(problems.stream().distinct().toList());
        sorted.sort(
                Comparator.<InputProblem>comparingInt(problem -> order.getOrDefault(keyOf(problem), Integer.MAX_VALUE))
                        .thenComparingInt(this::itemOf));
        return List.copyOf(sorted);
    }

    /** An item's place in its list; before all items stands what is about the whole input. */
    private int itemOf(InputProblem problem) {
        Matcher item = ITEM.matcher(problem.path());
        return item.lookingAt() && lists.contains(keyOf(problem)) ? Integer.parseInt(item.group(1)) : -1;
    }

    /** The key of the input that a problem is about. */
    static String keyOf(InputProblem problem) {
        String path = problem.path();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '[' || path.charAt(i) == '.') {
                return path.substring(0, i);
            }
        }
        return path;
    }
}
