package org.connectorkit.camunda;

/**
 * The one variable that a step's inputs are in. Local to its task and with a name of its own, so that no variable of the
 * process is ever taken for an input that was left empty.
 */
final class StepVariable {

    static final String NAME = "connectorStep";
    static final String INPUTS = "inputs";
    static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private StepVariable() {}
}
