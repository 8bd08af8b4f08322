package org.connectorkit.camunda;

import java.util.Map;
import org.connectorkit.engine.Engine;
import org.connectorkit.engine.Templates;

/** Camunda, as the {@code connectors} command knows it. */
public final class CamundaEngine implements Engine {

    /** For the service loader. */
    public CamundaEngine() {}

    @Override
    public String key() {
        return "camunda";
    }

    @Override
    public Map<String, Templates> templates() {
        return Map.of("camunda8", ElementTemplates::camunda8, "camunda7", ElementTemplates::camunda7);
    }
}
