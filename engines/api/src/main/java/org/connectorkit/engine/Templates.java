package org.connectorkit.engine;

import java.util.List;
import org.connectorkit.host.ConnectorDescriptor;
import tools.jackson.databind.node.ObjectNode;

/** Makes a modeler's forms of a connector's actions. Implemented by engine modules. */
@FunctionalInterface
public interface Templates {

    /** Returns one template per action, in declared order, each with its own {@code id}. */
    List<ObjectNode> of(ConnectorDescriptor connector);
}
