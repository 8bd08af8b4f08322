package org.connectorkit.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.connectorkit.designer.page.Parts.Card;
import org.connectorkit.designer.templates.JtedocsGenerated;
import org.connectorkit.designer.web.Exchange;
import org.connectorkit.designer.web.HttpFailure;
import org.connectorkit.designer.web.Percent;
import org.connectorkit.designer.web.Routes;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.JsonSchema;
import org.connectorkit.host.MarkdownReference;
import org.connectorkit.spi.InputSchema;

/** The reference of each connector, and its inputs as JSON Schema for engines with forms of their own. */
final class DocsPages {

    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\n.*?\\n---\\n", Pattern.DOTALL);
    private static final Pattern IMAGE_LINE = Pattern.compile("(?m)^(<img .*>|!\\[.*\\]\\(data:.*\\))$");

    private final Site site;

    DocsPages(Site site) {
        this.site = site;
    }

    void addTo(Routes routes) {
        routes.get("/docs", exchange -> {
                    List<ConnectorDescriptor> connectors = site.host().connectors();
                    if (connectors.isEmpty()) {
                        exchange.html(
                                200,
                                Site.render(html -> JtedocsGenerated.render(
                                        html, null, site.chrome("Docs", "docs"), List.of(), "", List.of(), "")));
                    } else {
                        exchange.redirect(path(connectors.get(0)));
                    }
                })
                .get("/docs/{connector}", exchange -> page(exchange, site.connector(exchange.path("connector"))))
                .get("/docs/{connector}/{file}", this::schema);
    }

    private static String path(ConnectorDescriptor connector) {
        return "/docs/" + Percent.encode(connector.key());
    }

    private void page(Exchange exchange, ConnectorDescriptor connector) {
        List<Card> connectors = site.host().connectors().stream()
                .map(each -> new Card(path(each), each.info().label(), "", ""))
                .toList();
        List<Card> schemas = new ArrayList<>();
        connector
                .connections()
                .forEach(type -> schemas.add(
                        schemaCard(connector, type.key(), type.info().label())));
        connector
                .actions()
                .forEach(action -> schemas.add(
                        schemaCard(connector, action.key(), action.info().label())));
        exchange.html(
                200,
                Site.render(html -> JtedocsGenerated.render(
                        html,
                        null,
                        site.chrome(connector.info().label() + " docs", "docs"),
                        connectors,
                        connector.info().label(),
                        schemas,
                        reference(connector))));
    }

    private static Card schemaCard(ConnectorDescriptor connector, String key, String label) {
        return new Card(path(connector) + "/" + Percent.encode(key) + ".schema.json", label, "", "");
    }

    /** The page as a site would publish it, without what only its builder reads. */
    private static String reference(ConnectorDescriptor connector) {
        String page = FRONT_MATTER.matcher(MarkdownReference.page(connector)).replaceFirst("");
        return Markdown.toHtml(IMAGE_LINE.matcher(page).replaceAll(""));
    }

    private void schema(Exchange exchange) {
        ConnectorDescriptor connector = site.connector(exchange.path("connector"));
        String key = exchange.path("file").replaceFirst("\\.schema\\.json$", "");
        InputSchema inputs = connector
                .connection(key)
                .map(ConnectionDescriptor::inputs)
                .or(() -> connector.action(key).map(ActionDescriptor::inputs))
                .orElseThrow(() -> HttpFailure.notFound(
                        connector.info().label() + " has no connection type or action '" + key + "'."));
        exchange.text("application/schema+json", Site.pretty(JsonSchema.of(inputs)));
    }
}
