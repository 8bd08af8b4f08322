package org.connectorkit.forms;

import org.connectorkit.spi.InputType;

/** A shape of input that forms do not show yet. Skipping it would lose an input. */
final class UnknownShapeException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnknownShapeException(InputType type) {
        super("forms do not know the input shape '" + type + "'; use a version of connector-forms that does");
    }
}
