package org.connectorkit.sandbox.rest;

import java.util.Locale;
import java.util.function.Predicate;
import org.connectorkit.sandbox.inbox.Mail;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.eclipse.jetty.util.Fields;

/**
 * The messages that a query asks for: {@code to} an envelope recipient, {@code subject} as a whole, {@code search} anywhere in
 * subject, sender, recipients, id and text, {@code after} a number. What is not given is not asked for.
 */
final class MessageFilter implements Predicate<SentMessage> {

    private final String to;
    private final String subject;
    private final String search;
    private final long after;

    MessageFilter(Fields query) {
        to = value(query, "to");
        subject = value(query, "subject");
        search = value(query, "search").toLowerCase(Locale.ROOT);
        after = number(query, "after", 0, 0, Long.MAX_VALUE);
    }

    @Override
    public boolean test(SentMessage message) {
        if (message.number() <= after) {
            return false;
        }
        if (!to.isEmpty() && message.envelope().recipients().stream().noneMatch(to::equalsIgnoreCase)) {
            return false;
        }
        if (subject.isEmpty() && search.isEmpty()) {
            return true;
        }
        Mail mail = message.mail();
        return (subject.isEmpty() || mail.subject().equals(subject)) && (search.isEmpty() || contains(message, mail));
    }

    private boolean contains(SentMessage message, Mail mail) {
        String all = String.join(
                "\n",
                message.messageId(),
                mail.subject(),
                mail.from(),
                message.envelope().sender(),
                String.join("\n", message.envelope().recipients()),
                mail.text().or(mail::html).orElse(""));
        return all.toLowerCase(Locale.ROOT).contains(search);
    }

    static String value(Fields query, String name) {
        String value = query.getValue(name);
        return value == null ? "" : value;
    }

    /**
     * A whole number within bounds.
     *
     * @throws IllegalArgumentException if it is none
     */
    static long number(Fields query, String name, long absent, long min, long max) {
        String value = value(query, name);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(outside(name, value, min, max), e);
        }
        throw new IllegalArgumentException(outside(name, value, min, max));
    }

    private static String outside(String name, String value, long min, long max) {
        return name + " is '" + value + "'; give a whole number from " + min + " to " + max;
    }
}
