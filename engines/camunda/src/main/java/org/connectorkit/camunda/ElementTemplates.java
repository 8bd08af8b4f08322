package org.connectorkit.camunda;

import java.util.List;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import tools.jackson.databind.node.ObjectNode;

/** Forms for a modeler, one per action, from a connector's descriptor alone. */
public final class ElementTemplates {

    private ElementTemplates() {}

    /** Templates for Camunda 8, in declared order. */
    public static List<ObjectNode> camunda8(ConnectorDescriptor connector) {
        return templates(connector, new Camunda8Dialect());
    }

    /** Templates for Camunda 7 and Operaton, in declared order. */
    public static List<ObjectNode> camunda7(ConnectorDescriptor connector) {
        return templates(connector, new Camunda7Dialect());
    }

    private static List<ObjectNode> templates(ConnectorDescriptor connector, Dialect dialect) {
        return connector.actions().stream()
                .map((ActionDescriptor action) -> new ElementTemplate(connector, action, dialect).json())
                .toList();
    }
}
