package org.connectorkit.host.binding;

import java.util.List;
import java.util.Map;
import org.connectorkit.spi.InputProblem;

/**
 * What came of binding.
 *
 * @param inputs what did bind
 * @param problems what did not, in declared order
 * @param secrets the values of secret inputs, to be masked
 * @param connectionNames the saved connections that were named, by the key of the input
 */
public record Binding(
        BoundInputs inputs, List<InputProblem> problems, List<String> secrets, Map<String, String> connectionNames) {

    /** Names the inputs, not their values. */
    @Override
    public String toString() {
        return inputs + ", " + problems.size() + " problems";
    }
}
