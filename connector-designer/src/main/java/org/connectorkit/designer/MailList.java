package org.connectorkit.designer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.connectorkit.designer.page.MailView;
import org.connectorkit.designer.web.Percent;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.InboxEvent;
import org.connectorkit.sandbox.inbox.Mail;
import org.connectorkit.sandbox.inbox.SentMessage;

/** The list of mails, latest first, searchable. Each mail is parsed once. */
final class MailList {

    private static final int SHOWN = 200;
    private static final int SEARCHED_TEXT = 10_000;

    private record Summary(
            long number, String subject, String from, String to, Instant at, int attachments, String searched) {}

    private final Site site;
    private final Inbox inbox;
    private final Map<Long, Summary> summaries = new ConcurrentHashMap<>();

    MailList(Site site, Inbox inbox) {
        this.site = site;
        this.inbox = inbox;
        // Lives as long as the inbox is shown; the inbox drops it with itself
        inbox.subscribe(this::forget);
    }

    private void forget(InboxEvent event) {
        if (event.kind() == InboxEvent.Kind.REMOVED) {
            summaries.remove(event.message().number());
        }
    }

    MailView.Listing find(String search, String selected) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<SentMessage> messages = inbox.messages();
        List<MailView.Row> rows = new ArrayList<>();
        int hidden = 0;
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (rows.size() == SHOWN && wanted.isEmpty()) {
                hidden = i + 1;
                break;
            }
            Summary summary = summary(messages.get(i));
            if (summary.searched().contains(wanted)) {
                if (rows.size() < SHOWN) {
                    rows.add(row(summary, search.strip(), selected));
                } else {
                    hidden++;
                }
            }
        }
        return new MailView.Listing(rows, search.strip(), messages.size(), hidden);
    }

    private MailView.Row row(Summary summary, String search, String selected) {
        String query = search.isEmpty() ? "" : "?q=" + Percent.encode(search);
        return new MailView.Row(
                "/inbox/" + summary.number() + query,
                String.valueOf(summary.number()).equals(selected),
                summary.subject(),
                summary.from(),
                summary.to(),
                InboxPages.shortTime(site, summary.at()),
                summary.at().toString(),
                summary.attachments());
    }

    private Summary summary(SentMessage message) {
        return summaries.computeIfAbsent(message.number(), number -> {
            Mail mail = message.mail();
            String to = String.join(", ", message.envelope().recipients());
            String text = mail.text().or(mail::html).orElse("");
            return new Summary(
                    number,
                    mail.subject(),
                    mail.from().isEmpty() ? message.envelope().sender() : mail.from(),
                    to,
                    message.acceptedAt(),
                    mail.attachments().size(),
                    String.join(
                                    "\n",
                                    mail.subject(),
                                    mail.from(),
                                    to,
                                    message.messageId(),
                                    text.substring(0, Math.min(text.length(), SEARCHED_TEXT)))
                            .toLowerCase(Locale.ROOT));
        });
    }
}
