package org.connectorkit.sandbox.ses;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.mail.MailAddress;
import org.connectorkit.sandbox.protocol.AwsError;

/** Refuses senders that are not verified and, in an account that is in the SES sandbox, recipients that are not. */
final class Verification {

    private static final String SIMULATOR = "simulator.amazonses.com";

    private final Account account;

    Verification(Account account) {
        this.account = account;
    }

    void require(Collection<MailAddress> senders, Collection<MailAddress> recipients, String region) {
        Set<String> failed = new LinkedHashSet<>();
        if (account.enforces(Rule.VERIFIED_SENDERS)) {
            collect(failed, senders, region);
        }
        if (account.inSandbox() && account.enforces(Rule.VERIFIED_RECIPIENTS)) {
            collect(
                    failed,
                    recipients.stream()
                            .filter(r -> !r.domain().equals(SIMULATOR))
                            .toList(),
                    region);
        }
        if (!failed.isEmpty()) {
            int shown = account.assumptions().failedIdentitiesShown();
            List<String> names = failed.stream().limit(shown).toList();
            throw new AwsError(
                    400,
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check in region "
                            + region.toUpperCase(Locale.ROOT) + ": " + String.join(", ", names)
                            + (failed.size() > shown ? "..." : ""));
        }
    }

    private void collect(Set<String> failed, Collection<MailAddress> addresses, String region) {
        for (MailAddress address : addresses) {
            if (account.identities().covering(address.address(), region).isEmpty()) {
                failed.add(address.text());
            }
        }
    }
}
