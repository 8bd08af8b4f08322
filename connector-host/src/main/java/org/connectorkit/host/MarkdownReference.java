package org.connectorkit.host;

import org.connectorkit.host.render.MarkdownPage;
import org.connectorkit.host.render.MarkdownTable;
import org.connectorkit.spi.InputSchema;

/** The reference of a connector in Markdown (CommonMark with GitHub's tables), in declared order, with LF line ends. */
public final class MarkdownReference {

    private MarkdownReference() {}

    /**
     * A table of inputs with the columns Input, Comments and Default, padded so that the source reads as a table too; ends
     * with a line end. Empty if there are no inputs.
     */
    public static String table(InputSchema schema) {
        return MarkdownTable.ofInputs(schema);
    }

    /**
     * The connector's whole page: front matter ({@code title}, {@code sidebar_label}, {@code description}), icon,
     * connections with guide and table, actions with table and results, and last what the operator may set.
     */
    public static String page(ConnectorDescriptor connector) {
        return MarkdownPage.of(connector);
    }
}
