package org.connectorkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorkit.cli.store.SavedConnection;
import org.connectorkit.cli.store.SavedConnections;
import org.connectorkit.designer.Connections;
import org.connectorkit.host.ConnectionDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The command line's saved connections as the designer shows them, with the sandbox's own before them. */
final class DesignerConnections implements Connections {

    static final String SANDBOX = "sandbox";

    /** The connection of a sandbox: its definition, and the file and settings that lead the command there. */
    record SandboxConnection(ConnectionDefinition definition, Path file, ObjectNode settings) {}

    private final SavedConnections saved;
    private final Optional<SandboxConnection> sandbox;

    DesignerConnections(SavedConnections saved, Optional<SandboxConnection> sandbox) {
        this.saved = saved;
        this.sandbox = sandbox;
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        sandbox.ifPresent(any -> names.add(SANDBOX));
        saved.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    @Override
    public Optional<ConnectionDefinition> find(String name) {
        return isSandbox(name)
                ? sandbox.map(SandboxConnection::definition)
                : saved.find(name).map(SavedConnection::definition);
    }

    @Override
    public boolean editable(String name) {
        return !isSandbox(name);
    }

    @Override
    public Optional<String> problemWithName(String name) {
        return SavedConnections.isName(name)
                ? Optional.empty()
                : Optional.of(
                        "must be letters, digits, hyphens and underscores, 64 at most, the first a letter or digit");
    }

    @Override
    public void save(String name, ConnectionDefinition definition, Map<String, String> secrets) throws IOException {
        ObjectNode inputs = definition.inputs();
        Map<String, String> typed = new LinkedHashMap<>(secrets);
        for (Map.Entry<String, JsonNode> input : inputs.properties()) {
            // Saving replaces all secrets of a connection, so those that are kept are handed over again
            if (input.getValue().asString("").equals(SavedConnections.reference(name, input.getKey()))) {
                saved.secret(SavedConnections.secretName(name, input.getKey()))
                        .ifPresent(secret -> typed.putIfAbsent(input.getKey(), secret));
            }
        }
        typed.keySet().forEach(key -> inputs.put(key, SavedConnections.reference(name, key)));
        saved.save(name, ConnectionDefinition.of(definition.connectorKey(), definition.type(), inputs), typed);
    }

    @Override
    public void remove(String name) throws IOException {
        saved.remove(name);
    }

    @Override
    public List<String> commandArguments(String name) {
        List<String> arguments = new ArrayList<>(List.of("--connection", name));
        sandbox.ifPresent(here -> {
            if (isSandbox(name)) {
                arguments.set(1, here.file().toString());
            }
            here.settings().forEachEntry((key, value) -> {
                arguments.add("--setting");
                arguments.add(key + "=" + value.asString(""));
            });
        });
        return arguments;
    }

    private boolean isSandbox(String name) {
        return sandbox.isPresent() && name.equals(SANDBOX);
    }
}
