package org.connectorkit.designer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorkit.designer.inbox.InboxChanges;
import org.connectorkit.designer.inbox.SandboxInbox;
import org.connectorkit.designer.page.MailView;
import org.connectorkit.designer.templates.JteinboxGenerated;
import org.connectorkit.designer.templates.JtemailsGenerated;
import org.connectorkit.designer.web.Endpoint;
import org.connectorkit.designer.web.Exchange;
import org.connectorkit.designer.web.HttpFailure;
import org.connectorkit.designer.web.Percent;
import org.connectorkit.designer.web.Routes;
import org.connectorkit.spi.ConnectorException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The mail that a sandbox took in place of delivery. */
final class InboxPages {

    private static final String SECTION = "inbox";
    private static final int SHOWN = 100;
    private static final List<String> FIELDS = List.of("From", "To", "Cc", "Reply-To");

    /** A mail's HTML: its inline styles and embedded pictures show, nothing runs, loads or submits. */
    private static final String MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int EMBEDDED_BYTES = 2_000_000;

    private final Site site;
    private final SandboxInbox inbox;

    InboxPages(Site site, SandboxInbox inbox) {
        this.site = site;
        this.inbox = inbox;
    }

    void addTo(Routes routes) {
        routes.get("/inbox", reading(exchange -> exchange.html(200, page(exchange, null))))
                .get("/inbox/list", reading(exchange -> {
                    MailView.Listing listing =
                            list(exchange, exchange.query("selected").orElse(""));
                    exchange.text("text/html", Site.render(html -> JtemailsGenerated.render(html, null, listing)));
                }))
                .get("/inbox/events", this::events)
                .get("/inbox/{mail}", reading(exchange -> exchange.html(200, page(exchange, message(exchange)))))
                .get("/inbox/{mail}/html", reading(exchange -> exchange.header("Content-Security-Policy", MAIL_POLICY)
                        .text("text/html", html(message(exchange)))))
                .get("/inbox/{mail}/eml", reading(exchange -> {
                    String id = exchange.path("mail");
                    exchange.download(id + ".eml", "message/rfc822", raw(id));
                }))
                .get("/inbox/{mail}/attachments/{index}", reading(this::attachment))
                .post("/inbox/{mail}/delete", reading(exchange -> {
                    inbox.delete(exchange.path("mail"));
                    exchange.redirect("/inbox");
                }))
                .post("/inbox/clear", reading(exchange -> {
                    inbox.clear();
                    exchange.redirect("/inbox");
                }));
    }

    /** An endpoint that says so where the sandbox does not answer. */
    private static Endpoint reading(Endpoint endpoint) {
        return exchange -> {
            try {
                endpoint.answer(exchange);
            } catch (ConnectorException e) {
                throw new HttpFailure(
                        502,
                        e.getMessage() + e.nextStep().map(step -> " " + step).orElse(""));
            }
        };
    }

    private ObjectNode message(Exchange exchange) {
        String id = exchange.path("mail");
        return inbox.message(id).orElseThrow(() -> gone(id));
    }

    private byte[] raw(String id) {
        return inbox.raw(id).orElseThrow(() -> gone(id));
    }

    private static HttpFailure gone(String id) {
        return HttpFailure.notFound("There is no mail " + id + "; it may have been deleted.");
    }

    private String page(Exchange exchange, @Nullable ObjectNode mail) {
        MailView.Listing listing = list(exchange, mail == null ? "" : id(mail));
        if (mail == null) {
            return Site.render(
                    html -> JteinboxGenerated.render(html, null, site.chrome("Inbox", SECTION), listing, null));
        }
        String subject = mail.path("subject").asString("");
        String title = subject.isEmpty() ? "(no subject)" : subject;
        return Site.render(
                html -> JteinboxGenerated.render(html, null, site.chrome(title, SECTION), listing, view(mail)));
    }

    private MailView.Listing list(Exchange exchange, String selected) {
        String search = exchange.query("q").orElse("").strip();
        ObjectNode found = inbox.messages(search, SHOWN + 1);
        List<MailView.Row> rows = found.path("messages")
                .valueStream()
                .limit(SHOWN)
                .map(mail -> row(mail, search, selected))
                .toList();
        boolean more = found.path("messages").size() > SHOWN;
        return new MailView.Listing(rows, search, more);
    }

    private MailView.Row row(JsonNode mail, String search, String selected) {
        String query = search.isEmpty() ? "" : "?q=" + Percent.encode(search);
        JsonNode envelope = mail.path("envelope");
        String from = mail.path("from").asString("");
        Instant at = acceptedAt(mail);
        return new MailView.Row(
                path(mail) + query,
                id(mail).equals(selected),
                mail.path("subject").asString(""),
                from.isEmpty() ? envelope.path("sender").asString("") : from,
                String.join(", ", texts(envelope.path("recipients"))),
                shortTime(at),
                at.toString(),
                mail.path("attachmentCount").asInt());
    }

    private MailView.Message view(ObjectNode mail) {
        List<MailView.File> files = new ArrayList<>();
        for (JsonNode attachment : mail.path("attachments")) {
            files.add(new MailView.File(
                    path(mail) + "/attachments/" + files.size(),
                    nameOf(attachment),
                    attachment.path("contentType").asString(""),
                    Site.size(attachment.path("size").asLong())));
        }
        List<MailView.Header> addresses = FIELDS.stream()
                .filter(mail.path("decoded")::has)
                .map(name -> new MailView.Header(
                        name, mail.path("decoded").path(name).asString("")))
                .toList();
        List<String> recipients = texts(mail.path("envelope").path("recipients"));
        return new MailView.Message(
                path(mail),
                mail.path("subject").asString(""),
                site.dateTime(acceptedAt(mail)),
                mail.path("envelope").path("sender").asString(""),
                recipients,
                blind(recipients, mail),
                addresses,
                texts(mail.path("headers")).stream().map(InboxPages::header).toList(),
                mail.path("html").isString(),
                mail.path("text").isString(),
                mail.path("text").asString(""),
                new String(raw(id(mail)), StandardCharsets.UTF_8),
                request(mail),
                files);
    }

    /** The recipients of the envelope whom the header does not name. */
    private static List<String> blind(List<String> recipients, ObjectNode mail) {
        Set<String> named = Stream.concat(texts(mail.path("to")).stream(), texts(mail.path("cc")).stream())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return recipients.stream()
                .filter(address -> !named.contains(address.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static MailView.Header header(String line) {
        int colon = line.indexOf(':');
        return new MailView.Header(
                line.substring(0, Math.max(colon, 0)), line.substring(colon + 1).strip());
    }

    private static List<MailView.Header> request(ObjectNode mail) {
        JsonNode request = mail.path("request");
        List<MailView.Header> lines = new ArrayList<>();
        lines.add(new MailView.Header("Action", request.path("action").asString("")));
        lines.add(new MailView.Header("Region", request.path("region").asString("")));
        lines.add(new MailView.Header("Caller", request.path("callerArn").asString("")));
        lines.add(new MailView.Header("Access key", request.path("accessKeyId").asString("")));
        lines.add(new MailView.Header("Request id", request.path("requestId").asString("")));
        lines.add(new MailView.Header("Message id", id(mail)));
        lines.add(new MailView.Header("User agent", request.path("userAgent").asString("")));
        request.path("parameters")
                .forEachEntry((name, value) -> lines.add(new MailView.Header(name, value.asString(""))));
        return lines;
    }

    private static String nameOf(JsonNode attachment) {
        String name = attachment.path("name").asString("");
        return name.isEmpty() ? "without a name" : name;
    }

    private void attachment(Exchange exchange) {
        ObjectNode mail = message(exchange);
        String index = exchange.path("index");
        for (int i = 0; i < mail.path("attachments").size(); i++) {
            if (String.valueOf(i).equals(index)) {
                byte[] content = inbox.attachment(id(mail), i).orElseThrow(() -> gone(id(mail)));
                exchange.download(nameOf(mail.path("attachments").path(i)), "application/octet-stream", content);
                return;
            }
        }
        throw HttpFailure.notFound("The mail has no attachment " + index + ".");
    }

    /** The HTML with the pictures that the mail carries put in place of their {@code cid:} addresses. */
    private String html(ObjectNode mail) {
        String html = mail.path("html").asString("");
        int index = 0;
        for (JsonNode attachment : mail.path("attachments")) {
            String address = "cid:" + attachment.path("contentId").asString("");
            String type = attachment.path("contentType").asString("");
            if (!address.equals("cid:")
                    && html.contains(address)
                    && type.startsWith("image/")
                    && attachment.path("size").asLong() <= EMBEDDED_BYTES) {
                byte[] content = inbox.attachment(id(mail), index).orElseThrow(() -> gone(id(mail)));
                html = html.replace(
                        address,
                        "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content));
            }
            index++;
        }
        return html;
    }

    /** Server-sent events: the state of the inbox after each change, and a comment now and then to find out who left. */
    private void events(Exchange exchange) {
        try (InboxChanges changes = inbox.changes()) {
            exchange.stream("text/event-stream", out -> {
                write(out, ": open");
                while (!changes.ended()) {
                    List<InboxChanges.Change> some = changes.await(HEARTBEAT);
                    write(out, some.isEmpty() ? ": still here" : "data: " + state(some));
                }
            });
        }
    }

    private static void write(OutputStream out, String event) throws IOException {
        out.write((event + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** What the page shows after some changes: how many mails there are, and what the last new one is about. */
    private String state(List<InboxChanges.Change> changes) throws IOException {
        List<String> subjects = changes.stream()
                .filter(InboxChanges.Change::accepted)
                .map(InboxChanges.Change::subject)
                .toList();
        try {
            return Site.json(Map.of(
                            "count",
                            inbox.size(),
                            "accepted",
                            subjects.size(),
                            "subject",
                            subjects.isEmpty() ? "" : subjects.get(subjects.size() - 1)))
                    .toString();
        } catch (ConnectorException e) {
            // Ends the stream, as the end of the sandbox's own would
            throw new IOException(e);
        }
    }

    private static String id(JsonNode mail) {
        return mail.path("messageId").asString("");
    }

    /** The page of a mail. */
    static String path(JsonNode mail) {
        return "/inbox/" + Percent.encode(id(mail));
    }

    private static Instant acceptedAt(JsonNode mail) {
        return Instant.parse(mail.path("acceptedAt").asString(""));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** When a mail came, as its list says it: today by the time alone. */
    private String shortTime(Instant at) {
        String day = site.dateTime(site.now()).substring(0, 10);
        String full = site.dateTime(at);
        return full.startsWith(day) ? full.substring(11, 16) : full.substring(0, 10);
    }
}
