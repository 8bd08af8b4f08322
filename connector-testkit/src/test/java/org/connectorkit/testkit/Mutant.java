package org.connectorkit.testkit;

import java.util.function.UnaryOperator;

/** A wrong connector that breaks one rule and no other. */
record Mutant(String rule, String what, UnaryOperator<NotesPlugin> change) {

    @Override
    public String toString() {
        return rule + " " + what;
    }
}
