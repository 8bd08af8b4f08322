package org.connectorkit.host;

import org.connectorkit.host.render.DescriptorWriter;
import tools.jackson.databind.node.ObjectNode;

/** A connector's descriptor as JSON: everything that an engine or a page needs, in declared order, with stable names. */
public final class DescriptorJson {

    private DescriptorJson() {}

    /**
     * The descriptor: {@code key}, {@code label}, {@code description}, {@code icon} (SVG) and {@code docs} if there are any,
     * {@code connections} (each with {@code key}, {@code label}, {@code description} and {@code guide}), {@code actions}
     * (each with {@code key}, {@code label}, {@code description}, {@code repeatable}, {@code previewable} and
     * {@code results}) and {@code settings}. Each of the last three has {@code inputs}, an array in declared order with
     * {@code key}, {@code label}, {@code shape}, {@code required} and whatever else the input says; {@code rules}; and
     * {@code schema}, as {@link JsonSchema} gives it.
     */
    public static ObjectNode of(ConnectorDescriptor connector) {
        return DescriptorWriter.write(connector);
    }
}
