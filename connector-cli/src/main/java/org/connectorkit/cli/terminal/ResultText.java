package org.connectorkit.cli.terminal;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object as people read it: one member per line, names in a column, nested values indented. */
public final class ResultText {

    private final Style style;

    /** Renders in a style. */
    public ResultText(Style style) {
        this.style = style;
    }

    /** The object's members; ends with a line break unless there are none. */
    public String of(ObjectNode object) {
        StringBuilder out = new StringBuilder();
        appendMembers(out, object, "");
        return out.toString();
    }

    private void appendMembers(StringBuilder out, JsonNode object, String indent) {
        int width =
                object.propertyNames().stream().mapToInt(String::length).max().orElse(0);
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = Printable.of(member.getKey());
            out.append(indent).append(style.bold(name));
            JsonNode value = member.getValue();
            if (value.isContainer() && !value.isEmpty()) {
                out.append('\n');
                appendContainer(out, value, indent + "  ");
            } else {
                out.append(" ".repeat(Math.max(0, width - name.length()) + 2));
                appendScalar(out, value, indent + " ".repeat(width + 2));
            }
        }
    }

    private void appendContainer(StringBuilder out, JsonNode value, String indent) {
        if (value.isObject()) {
            appendMembers(out, value, indent);
            return;
        }
        for (JsonNode item : value) {
            if (item.isContainer() && !item.isEmpty()) {
                out.append(indent).append("-\n");
                appendContainer(out, item, indent + "  ");
            } else {
                out.append(indent);
                appendScalar(out, item, indent);
            }
        }
    }

    private void appendScalar(StringBuilder out, JsonNode value, String indent) {
        String text = value.isNull() || value.isContainer()
                ? style.faint("none")
                : Printable.of(value.asString()).replace("\n", "\n" + indent);
        out.append(text).append('\n');
    }
}
