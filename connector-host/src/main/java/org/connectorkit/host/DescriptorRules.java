package org.connectorkit.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;

/** What must hold across a connector's descriptors, beyond what each one's builder checks. */
final class DescriptorRules {

    private final List<String> faults = new ArrayList<>();

    private DescriptorRules() {}

    /** Returns every fault in a sentence part. */
    static List<String> faultsOf(
            List<ConnectionDescriptor> connections, List<ActionDescriptor> actions, InputSchema settings) {
        DescriptorRules rules = new DescriptorRules();
        Set<String> connectionKeys = new HashSet<>();
        for (ConnectionDescriptor connection : connections) {
            String subject = "connection '" + connection.key() + "'";
            if (!connectionKeys.add(connection.key())) {
                rules.faults.add("there are two of " + subject);
            }
            rules.refuseConnections(subject, connection.inputs());
        }
        Set<String> actionKeys = new HashSet<>();
        for (ActionDescriptor action : actions) {
            String subject = "action '" + action.key() + "'";
            if (!actionKeys.add(action.key())) {
                rules.faults.add("there are two of " + subject);
            }
            rules.refuseSecrets(subject, action.inputs());
            rules.requireKnownConnections(subject, action.inputs(), connectionKeys);
        }
        rules.refuseSecrets("settings", settings);
        rules.refuseConnections("settings", settings);
        for (Input<?> setting : settings.inputs()) {
            if (setting.required()) {
                rules.faults.add("settings require '" + setting.key() + "'; a setting is optional or has a default");
            }
        }
        return rules.faults.stream().distinct().toList();
    }

    private void refuseConnections(String subject, InputSchema schema) {
        for (Input<?> input : schema.inputs()) {
            if (input.type() instanceof InputType.ConnectionRef) {
                faults.add(subject + " takes a connection, '" + input.key() + "'; only an action may");
            }
        }
    }

    private void refuseSecrets(String subject, InputSchema schema) {
        for (Input<?> input : schema.inputs()) {
            if (input.type() instanceof InputType.Secret) {
                faults.add(subject + " takes a secret, '" + input.key() + "'; only a connection may");
            }
        }
    }

    private void requireKnownConnections(String subject, InputSchema schema, Set<String> connectionKeys) {
        for (Input<?> input : schema.inputs()) {
            if (input.type() instanceof InputType.ConnectionRef reference) {
                for (String key : reference.connectionKeys()) {
                    if (!connectionKeys.contains(key)) {
                        faults.add(subject + " accepts connection '" + key + "', which the connector does not have");
                    }
                }
            }
        }
    }
}
