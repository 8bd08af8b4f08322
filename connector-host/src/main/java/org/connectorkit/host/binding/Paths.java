package org.connectorkit.host.binding;

import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;

/** Paths as {@link InputProblem} describes them. */
final class Paths {

    private Paths() {}

    static String ofItem(Input<?> input, int index) {
        return InputProblem.ofItem(input, index, "path").path();
    }

    static String ofEntry(Input<?> input, String entryKey) {
        return InputProblem.ofEntry(input, entryKey, "path").path();
    }
}
