package org.connectorkit.designer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.connectorkit.designer.page.MailView;
import org.connectorkit.designer.templates.JteinboxGenerated;
import org.connectorkit.designer.templates.JtemailsGenerated;
import org.connectorkit.designer.web.Exchange;
import org.connectorkit.designer.web.HttpFailure;
import org.connectorkit.designer.web.Routes;
import org.connectorkit.sandbox.inbox.Attachment;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.InboxEvent;
import org.connectorkit.sandbox.inbox.Mail;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.jspecify.annotations.Nullable;

/** The mail that a sandbox took in place of delivery. */
final class InboxPages {

    private static final String SECTION = "inbox";

    /** A mail's HTML: its inline styles and embedded pictures show, nothing runs, loads or submits. */
    private static final String MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private static final int HEARTBEAT_SECONDS = 15;
    private static final int EMBEDDED_BYTES = 2_000_000;

    private final Site site;
    private final Inbox inbox;
    private final MailList list;

    InboxPages(Site site, Inbox inbox) {
        this.site = site;
        this.inbox = inbox;
        this.list = new MailList(site, inbox);
    }

    void addTo(Routes routes) {
        routes.get("/inbox", exchange -> exchange.html(200, page(exchange, null)))
                .get("/inbox/list", exchange -> {
                    MailView.Listing listing = list.find(
                            exchange.query("q").orElse(""),
                            exchange.query("selected").orElse(""));
                    exchange.text("text/html", Site.render(html -> JtemailsGenerated.render(html, null, listing)));
                })
                .get("/inbox/events", this::events)
                .get("/inbox/{mail}", exchange -> exchange.html(200, page(exchange, message(exchange))))
                .get("/inbox/{mail}/html", exchange -> exchange.header("Content-Security-Policy", MAIL_POLICY)
                        .text("text/html", html(message(exchange).mail())))
                .get("/inbox/{mail}/eml", exchange -> {
                    SentMessage message = message(exchange);
                    exchange.download(message.messageId() + ".eml", "message/rfc822", message.delivered());
                })
                .get("/inbox/{mail}/attachments/{index}", this::attachment)
                .post("/inbox/{mail}/delete", exchange -> {
                    inbox.delete(message(exchange).messageId());
                    exchange.redirect("/inbox");
                })
                .post("/inbox/clear", exchange -> {
                    inbox.clear();
                    exchange.redirect("/inbox");
                });
    }

    private SentMessage message(Exchange exchange) {
        String number = exchange.path("mail");
        return inbox.messages().stream()
                .filter(message -> String.valueOf(message.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> HttpFailure.notFound("There is no mail " + number + "; it may have been deleted."));
    }

    private String page(Exchange exchange, @Nullable SentMessage message) {
        String selected = message == null ? "" : String.valueOf(message.number());
        MailView.Listing listing = list.find(exchange.query("q").orElse(""), selected);
        if (message == null) {
            return Site.render(
                    html -> JteinboxGenerated.render(html, null, site.chrome("Inbox", SECTION), listing, null));
        }
        Mail mail = message.mail();
        String title = mail.subject().isEmpty() ? "(no subject)" : mail.subject();
        return Site.render(html ->
                JteinboxGenerated.render(html, null, site.chrome(title, SECTION), listing, view(message, mail)));
    }

    private MailView.Message view(SentMessage message, Mail mail) {
        String path = "/inbox/" + message.number();
        List<MailView.File> files = new ArrayList<>();
        for (Attachment attachment : mail.attachments()) {
            files.add(new MailView.File(
                    path + "/attachments/" + files.size(),
                    nameOf(attachment),
                    attachment.contentType(),
                    Site.size(attachment.size())));
        }
        List<MailView.Header> addresses = new ArrayList<>();
        for (String name : List.of("From", "To", "Cc", "Reply-To", "Subject")) {
            mail.header(name).ifPresent(value -> addresses.add(new MailView.Header(name, value)));
        }
        return new MailView.Message(
                path,
                mail.subject(),
                site.dateTime(message.acceptedAt()),
                message.envelope().sender(),
                message.envelope().recipients(),
                blind(message, mail),
                addresses,
                mail.headers().stream().map(InboxPages::header).toList(),
                mail.html().isPresent(),
                mail.text().isPresent(),
                mail.text().orElse(""),
                new String(message.delivered(), StandardCharsets.UTF_8),
                request(message),
                files);
    }

    /** The recipients of the envelope whom the header does not name. */
    private static List<String> blind(SentMessage message, Mail mail) {
        List<String> named = new ArrayList<>();
        mail.to().forEach(address -> named.add(address.toLowerCase(Locale.ROOT)));
        mail.cc().forEach(address -> named.add(address.toLowerCase(Locale.ROOT)));
        return message.envelope().recipients().stream()
                .filter(address -> !named.contains(address.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static MailView.Header header(String line) {
        int colon = line.indexOf(':');
        return new MailView.Header(
                line.substring(0, Math.max(colon, 0)), line.substring(colon + 1).strip());
    }

    private static List<MailView.Header> request(SentMessage message) {
        List<MailView.Header> lines = new ArrayList<>();
        lines.add(new MailView.Header("Action", message.request().action()));
        lines.add(new MailView.Header("Region", message.request().region()));
        lines.add(new MailView.Header("Caller", message.request().callerArn()));
        lines.add(new MailView.Header("Access key", message.request().accessKeyId()));
        lines.add(new MailView.Header("Request id", message.request().requestId()));
        lines.add(new MailView.Header("Message id", message.messageId()));
        lines.add(new MailView.Header("User agent", message.request().userAgent()));
        for (Map.Entry<String, String> parameter :
                message.request().parameters().entrySet()) {
            lines.add(new MailView.Header(parameter.getKey(), parameter.getValue()));
        }
        return lines;
    }

    private static String nameOf(Attachment attachment) {
        return attachment.name().isEmpty() ? "without a name" : attachment.name();
    }

    private void attachment(Exchange exchange) {
        List<Attachment> attachments = message(exchange).mail().attachments();
        String index = exchange.path("index");
        for (int i = 0; i < attachments.size(); i++) {
            if (String.valueOf(i).equals(index)) {
                Attachment attachment = attachments.get(i);
                exchange.download(nameOf(attachment), "application/octet-stream", attachment.content());
                return;
            }
        }
        throw HttpFailure.notFound("The mail has no attachment " + index + ".");
    }

    /** The HTML with the pictures that the mail carries put in place of their {@code cid:} addresses. */
    private static String html(Mail mail) {
        String html = mail.html().orElse("");
        for (Attachment attachment : mail.attachments()) {
            if (!attachment.contentId().isEmpty()
                    && attachment.contentType().startsWith("image/")
                    && attachment.size() <= EMBEDDED_BYTES) {
                html = html.replace(
                        "cid:" + attachment.contentId(),
                        "data:" + attachment.contentType() + ";base64,"
                                + Base64.getEncoder().encodeToString(attachment.content()));
            }
        }
        return html;
    }

    /** Server-sent events: one for each change of the inbox, and a comment now and then to find out who left. */
    private void events(Exchange exchange) {
        BlockingQueue<InboxEvent> changes = new LinkedBlockingQueue<>();
        Inbox.Subscription subscription = inbox.subscribe(changes::add);
        try {
            exchange.stream("text/event-stream", out -> {
                out.write(": open\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                while (true) {
                    InboxEvent change = changes.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                    String text = change == null ? ": still here\n\n" : "data: " + json(change) + "\n\n";
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            });
        } finally {
            subscription.close();
        }
    }

    private String json(InboxEvent change) {
        boolean accepted = change.kind() == InboxEvent.Kind.ACCEPTED;
        return Site.json(Map.of(
                        "count",
                        inbox.size(),
                        "accepted",
                        accepted,
                        "subject",
                        accepted ? change.message().mail().subject() : ""))
                .toString();
    }

    /** When a mail came, as its list says it: today by the time alone. */
    static String shortTime(Site site, Instant at) {
        String day = site.dateTime(site.now()).substring(0, 10);
        String full = site.dateTime(at);
        return full.startsWith(day) ? full.substring(11, 16) : full.substring(0, 10);
    }
}
