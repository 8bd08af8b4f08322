package org.connectorkit.host;

import tools.jackson.databind.node.ObjectNode;

/** A connector's descriptor as JSON: everything that an engine or a page needs, in declared order, with stable names. */
public final class DescriptorJson {

    private DescriptorJson() {}

    /**
     * The descriptor: {@code key}, {@code label}, {@code description}, {@code icon} (SVG), {@code docs},
     * {@code connections}, {@code actions} and {@code settings}. Inputs stand as an array of {@code inputs} (key, label,
     * shape and all attributes) and {@code rules}, beside their {@code schema}, as {@link JsonSchema} gives it.
     */
    public static ObjectNode of(ConnectorDescriptor connector) {
        throw new UnsupportedOperationException();
    }
}
