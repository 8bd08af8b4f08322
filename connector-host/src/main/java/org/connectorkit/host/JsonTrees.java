package org.connectorkit.host;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes JSON from callers: a tree of its own, of nothing but JSON values. */
final class JsonTrees {

    private JsonTrees() {}

    /**
     * Copies a tree.
     *
     * @throws IllegalArgumentException if it holds what JSON cannot
     */
    static ObjectNode copyOf(ObjectNode tree) {
        requireJson(tree, "");
        return tree.deepCopy();
    }

    private static void requireJson(JsonNode node, String path) {
        if (node.isObject()) {
            node.forEachEntry((name, member) -> requireJson(member, path + "/" + name));
        } else if (node.isArray()) {
            int index = 0;
            for (JsonNode item : node) {
                requireJson(item, path + "/" + index++);
            }
        } else if (!node.isString() && !node.isBoolean() && !node.isNull() && !isFiniteNumber(node)) {
            throw new IllegalArgumentException("the value at " + path + " is no JSON value but a " + node.getNodeType()
                    + " node; give text, a finite number, true, false, null, an array or an object");
        }
    }

    private static boolean isFiniteNumber(JsonNode node) {
        return node instanceof NumericNode number && !number.isNaN();
    }
}
