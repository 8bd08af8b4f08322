package org.connectorkit.host.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import tools.jackson.databind.node.JsonNodeFactory;

/** A connector's whole page. */
public final class MarkdownPage {

    private final StringBuilder out = new StringBuilder();

    private MarkdownPage() {}

    /** The page, which ends with a line end. */
    public static String of(ConnectorDescriptor connector) {
        MarkdownPage page = new MarkdownPage();
        page.frontMatter(connector);
        page.introduction(connector);
        if (!connector.connections().isEmpty()) {
            page.paragraph("## Connections");
            connector.connections().forEach(page::connection);
        }
        if (!connector.actions().isEmpty()) {
            page.paragraph("## Actions");
            connector.actions().forEach(page::action);
        }
        if (!connector.settings().inputs().isEmpty()) {
            page.paragraph("## Operator settings");
            page.paragraph("Set by whoever runs the host, for all flows. No form shows them.");
            page.inputs(connector.settings());
        }
        return page.out.toString();
    }

    /** YAML 1.2 takes JSON strings as they are. */
    private void frontMatter(ConnectorDescriptor connector) {
        out.append("---\n");
        out.append("title: ")
                .append(quoted(connector.info().label() + " connector"))
                .append('\n');
        out.append("sidebar_label: ").append(quoted(connector.info().label())).append('\n');
        out.append("description: ")
                .append(quoted(connector.info().description()))
                .append('\n');
        out.append("---\n");
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    private void introduction(ConnectorDescriptor connector) {
        String label = MarkdownTable.plain(connector.info().label());
        paragraph("# " + label);
        connector.info().icon().ifPresent(icon -> {
            String data = Base64.getEncoder().encodeToString(icon.svg().getBytes(StandardCharsets.UTF_8));
            paragraph("![" + label + "](data:image/svg+xml;base64," + data + ")");
        });
        paragraph(connector.info().description());
        paragraph("Connector key: " + MarkdownTable.code(connector.key()) + "."
                + connector
                        .info()
                        .docs()
                        .map(docs -> " Documentation of the service: <" + docs + ">.")
                        .orElse(""));
    }

    private void connection(ConnectionDescriptor connection) {
        paragraph("### " + MarkdownTable.plain(connection.info().label()));
        paragraph(connection.info().description());
        connection.info().guide().ifPresent(this::paragraph);
        inputs(connection.inputs());
        paragraph("Connection key: " + MarkdownTable.code(connection.key()) + ".");
    }

    private void action(ActionDescriptor action) {
        paragraph("### " + MarkdownTable.plain(action.info().label()));
        paragraph(action.info().description());
        inputs(action.inputs());
        results(action);
        paragraph("Action key: " + MarkdownTable.code(action.key()) + ". "
                + (action.info().repeatable()
                        ? "Running it again does no harm."
                        : "Running it again does it again: it is never repeated by itself."));
    }

    private void inputs(InputSchema schema) {
        if (schema.inputs().isEmpty()) {
            paragraph("It takes no inputs.");
            return;
        }
        paragraph(MarkdownTable.ofInputs(schema).stripTrailing());
        List<String> notes = new ArrayList<>();
        List<String> required = schema.inputs().stream()
                .filter(Input::required)
                .map(input -> MarkdownTable.plain(input.label()))
                .toList();
        if (!required.isEmpty()) {
            notes.add("Required: " + String.join(", ", required) + ".");
        }
        schema.rules()
                .forEach(rule -> notes.add(sentence(RuleWords.demand(
                        rule,
                        rule.keys().stream()
                                .map(key -> MarkdownTable.plain(
                                        schema.find(key).orElseThrow().label()))
                                .toList()))));
        if (!notes.isEmpty()) {
            paragraph(String.join(" ", notes));
        }
        paragraph("In JSON, in the same order: "
                + String.join(
                        ", ",
                        schema.inputs().stream()
                                .map(input -> MarkdownTable.code(input.key()) + " (" + shape(input.type()) + ")")
                                .toList())
                + ".");
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static String shape(InputType type) {
        if (type instanceof InputType.ListOf list) {
            return "list of " + Shapes.nameOf(list.item());
        }
        if (type instanceof InputType.EntriesOf entries) {
            return "entries of " + Shapes.nameOf(entries.value());
        }
        return Shapes.nameOf(type);
    }

    private void results(ActionDescriptor action) {
        if (!action.info().results().isEmpty()) {
            MarkdownTable table = new MarkdownTable(List.of("Result", "Comments"));
            action.info()
                    .results()
                    .forEach(result -> table.addRow(List.of(MarkdownTable.code(result.key()), result.comment())));
            paragraph(table.toString().stripTrailing());
        }
    }

    private void paragraph(String text) {
        out.append('\n').append(text).append('\n');
    }
}
