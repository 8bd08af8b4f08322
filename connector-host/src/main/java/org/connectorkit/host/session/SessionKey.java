package org.connectorkit.host.session;

import tools.jackson.databind.node.ObjectNode;

/**
 * What makes two connections the same: their type and their resolved inputs, so that a secret that changed makes another.
 *
 * @param type the key of the connection type
 * @param inputs the resolved inputs, which nothing may change
 */
public record SessionKey(String type, ObjectNode inputs) {

    /** Names the type, not the inputs. */
    @Override
    public String toString() {
        return type;
    }
}
