package org.connectorkit.camunda;

import org.connectorkit.spi.Input;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What differs between the engines whose modelers read element templates. */
interface Dialect {

    /** The address of the JSON Schema that templates of this dialect follow. */
    String schema();

    /** Adds what makes the task one that a worker takes. */
    void addTask(ArrayNode properties, String type);

    /** Completes the property of an input of the action: how it is edited, and where its value goes. */
    void completeInput(ObjectNode property, Input<?> input);

    /** Completes the property that holds the step's business key. */
    void completeIdempotencyKey(ObjectNode property);

    /** Completes a property that is fixed in the model, such as a connection's name. */
    void completeHeader(ObjectNode property, String name);

    /** What a value that is computed from the flow's data starts with, as a regular expression. */
    String expressionPrefix();
}
