package org.connectorkit.designer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorkit.host.ConnectionDefinition;
import tools.jackson.databind.node.ObjectNode;

/** Connections as the command keeps them, but in memory: references in the definitions, secrets beside. */
final class MemoryConnections implements Connections {

    private final Map<String, ConnectionDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, ConnectionDefinition> fixed = new LinkedHashMap<>();

    synchronized void fix(String name, ConnectionDefinition definition) {
        fixed.put(name, definition);
    }

    synchronized Optional<String> secret(String reference) {
        return Optional.ofNullable(secrets.get(reference));
    }

    @Override
    public synchronized List<String> names() {
        List<String> names = new java.util.ArrayList<>(fixed.keySet());
        names.addAll(definitions.keySet());
        return names;
    }

    @Override
    public synchronized Optional<ConnectionDefinition> find(String name) {
        return Optional.ofNullable(fixed.getOrDefault(name, definitions.get(name)));
    }

    @Override
    public synchronized boolean editable(String name) {
        return !fixed.containsKey(name);
    }

    @Override
    public Optional<String> problemWithName(String name) {
        return name.matches("[A-Za-z0-9_-]+")
                ? Optional.empty()
                : Optional.of("has a character that is not allowed; use letters, digits, hyphens and underscores");
    }

    @Override
    public synchronized void save(String name, ConnectionDefinition definition, Map<String, String> typed) {
        ObjectNode inputs = definition.inputs();
        typed.forEach((key, secret) -> {
            secrets.put(name + "." + key, secret);
            inputs.put(key, "${saved:" + name + "." + key + "}");
        });
        definitions.put(name, ConnectionDefinition.of(definition.connectorKey(), definition.type(), inputs));
    }

    @Override
    public synchronized void remove(String name) {
        definitions.remove(name);
        secrets.keySet().removeIf(key -> key.startsWith(name + "."));
    }
}
