package org.connectorkit.forms;

import org.connectorkit.spi.Input;

/** The names and ids of an input's controls. They share a prefix, so that a page may have controls of its own. */
final class ControlNames {

    static final String KEY = ".key";
    static final String VALUE = ".value";
    static final String KEPT = ".kept";

    private ControlNames() {}

    static String name(Input<?> input) {
        return "in." + input.key();
    }

    static String rowName(Input<?> input, Object row) {
        return name(input) + "." + row;
    }

    static String id(Input<?> input) {
        return "in-" + input.key();
    }

    static String rowId(Input<?> input, Object row) {
        return id(input) + "-" + row;
    }
}
