package org.connectorkit.sandbox.ses;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.mail.HeaderField;
import org.connectorkit.sandbox.mail.HeaderSection;
import org.connectorkit.sandbox.protocol.AwsError;

/** What SES demands of the header section of a raw message. */
final class RawHeaderRules {

    /** From the page "Amazon SES header fields" of the SES developer guide. */
    private static final Set<String> ONCE = Set.of(
            "accept-language",
            "acceptlanguage",
            "archived-at",
            "auto-submitted",
            "bounces-to",
            "comments",
            "content-alternative",
            "content-base",
            "content-class",
            "content-description",
            "content-disposition",
            "content-duration",
            "content-id",
            "content-language",
            "content-length",
            "content-location",
            "content-md5",
            "content-transfer-encoding",
            "content-type",
            "date",
            "delivered-to",
            "disposition-notification-options",
            "disposition-notification-to",
            "dkim-signature",
            "domainkey-signature",
            "errors-to",
            "from",
            "importance",
            "in-reply-to",
            "keywords",
            "list-archive",
            "list-help",
            "list-id",
            "list-owner",
            "list-post",
            "list-subscribe",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "message-context",
            "message-id",
            "mime-version",
            "organization",
            "original-from",
            "original-message-id",
            "original-recipient",
            "original-subject",
            "precedence",
            "priority",
            "references",
            "reply-to",
            "return-path",
            "return-receipt-to",
            "sender",
            "solicitation",
            "sensitivity",
            "subject",
            "thread-index",
            "thread-topic",
            "user-agent",
            "vbr-info");

    private RawHeaderRules() {}

    static void check(HeaderSection header, boolean destinationsGiven, Account account) {
        if (account.enforces(Rule.HEADER_SYNTAX)) {
            if (header.length() > account.assumptions().headerSectionLimit()) {
                throw AwsError.invalidParameter("Header section too long.");
            }
            if (header.fields().stream().anyMatch(f -> f.name().isEmpty())) {
                throw AwsError.invalidParameter("Empty header names are illegal.");
            }
        }
        if (account.enforces(Rule.SINGLE_HEADERS)) {
            Set<String> seen = new HashSet<>();
            for (HeaderField field : header.fields()) {
                String name = field.name().toLowerCase(Locale.ROOT);
                if (ONCE.contains(name) && !seen.add(name)) {
                    throw AwsError.invalidParameter("Duplicate header '" + field.name() + "'.");
                }
            }
        }
        if (account.enforces(Rule.REQUIRED_HEADERS)) {
            require(header, "From");
            boolean otherRecipients =
                    header.first("Cc").isPresent() || header.first("Bcc").isPresent();
            if (header.first("To").isPresent() || (!destinationsGiven && !otherRecipients)) {
                require(header, "To");
            }
        }
    }

    private static void require(HeaderSection header, String name) {
        HeaderField field = header.first(name)
                .orElseThrow(() -> AwsError.invalidParameter("Missing required header '" + name + "'."));
        if (field.value().isEmpty()) {
            throw AwsError.invalidParameter("Empty required header '" + name + "'.");
        }
    }
}
