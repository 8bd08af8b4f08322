package org.connectorkit.designer;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.connectorkit.designer.inbox.SandboxInbox;
import org.connectorkit.designer.page.Chrome;
import org.connectorkit.designer.templates.JtefailureGenerated;
import org.connectorkit.designer.web.HttpFailure;
import org.connectorkit.designer.web.Percent;
import org.connectorkit.forms.SavedConnection;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.ConnectorException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What all pages share: the host, the connections, the frame around a page, and how times and JSON are written. */
final class Site {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT))
            .build();

    private final ConnectorHost host;
    private final Connections connections;
    private final Target target;
    private final Optional<SandboxInbox> inbox;
    private final Clock clock;

    Site(ConnectorHost host, DesignerOptions options) {
        this.host = host;
        this.connections = options.connections();
        this.target = options.target();
        this.inbox = options.sandbox().map(SandboxInbox::new);
        this.clock = options.clock();
    }

    ConnectorHost host() {
        return host;
    }

    Connections connections() {
        return connections;
    }

    Target target() {
        return target;
    }

    Optional<SandboxInbox> inbox() {
        return inbox;
    }

    ConnectorDescriptor connector(String key) {
        return host.connector(key).orElseThrow(() -> HttpFailure.notFound("There is no connector '" + key + "'."));
    }

    Chrome chrome(String title, String section) {
        return new Chrome(
                title,
                section,
                target.sandbox(),
                target.label(),
                target.note(),
                inbox.isPresent(),
                inbox.map(Site::count).orElse(""));
    }

    private static String count(SandboxInbox inbox) {
        try {
            return String.valueOf(inbox.size());
        } catch (ConnectorException e) {
            // The Inbox page tells why
            return "–";
        }
    }

    static String render(Consumer<HtmlTemplateOutput> template) {
        StringOutput html = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(html));
        return html.toString();
    }

    String failurePage(int status, String message) {
        String title = status == 404 ? "Not found" : "That did not work";
        return render(html -> JtefailureGenerated.render(html, null, chrome(title, ""), message));
    }

    /** The saved connections that a form offers. One that can't be read is left out; the Connections page says why. */
    List<SavedConnection> savedConnections(ConnectorDescriptor connector) {
        return connections.names().stream()
                .flatMap(name -> readable(name)
                        .filter(saved -> saved.connectorKey().equals(connector.key()))
                        .map(saved -> new SavedConnection(
                                name,
                                saved.type(),
                                connector
                                        .connection(saved.type())
                                        .map(ConnectionDescriptor::info)
                                        .map(info -> info.label())
                                        .orElse(saved.type())))
                        .stream())
                .toList();
    }

    private Optional<ConnectionDefinition> readable(String name) {
        try {
            return connections.find(name);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    static String icon(ConnectorDescriptor connector) {
        return connector.info().icon().isPresent() ? "/icons/" + Percent.encode(connector.key()) : "";
    }

    static String actionPath(ConnectorDescriptor connector, String action) {
        return "/actions/" + Percent.encode(connector.key()) + "/" + Percent.encode(action);
    }

    Instant now() {
        return clock.instant();
    }

    String time(Instant instant) {
        return TIME.format(instant.atZone(clock.getZone()));
    }

    String dateTime(Instant instant) {
        return DATE_TIME.format(instant.atZone(clock.getZone()));
    }

    static String duration(Duration took) {
        long millis = took.toMillis();
        return millis < 10_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    static String pretty(JsonNode json) {
        return JSON.writeValueAsString(json);
    }

    static <T extends JsonNode> T json(Object value) {
        return JSON.valueToTree(value);
    }
}
