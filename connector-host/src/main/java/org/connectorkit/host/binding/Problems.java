package org.connectorkit.host.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;

/** Problems in the order in which their inputs are declared; those of unknown inputs last. */
final class Problems {

    private final Map<String, Integer> order = new HashMap<>();

    Problems(InputSchema schema) {
        for (Input<?> input : schema.inputs()) {
            order.put(input.key(), order.size());
        }
    }

    List<InputProblem> sorted(List<InputProblem> problems) {
        List<InputProblem> sorted = new ArrayList<>(problems.stream().distinct().toList());
        sorted.sort(Comparator.comparingInt(problem -> order.getOrDefault(keyOf(problem), Integer.MAX_VALUE)));
        return List.copyOf(sorted);
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
