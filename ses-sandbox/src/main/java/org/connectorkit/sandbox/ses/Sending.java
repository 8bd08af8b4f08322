package org.connectorkit.sandbox.ses;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.ConfigurationSet;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.inbox.ApiRequest;
import org.connectorkit.sandbox.inbox.Envelope;
import org.connectorkit.sandbox.mail.MailAddress;
import org.connectorkit.sandbox.operation.Call;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.Xml;
import org.connectorkit.sandbox.store.MessageStore;
import org.jspecify.annotations.Nullable;

/** What SendEmail and SendRawEmail have in common: the checks that no message passes by, and acceptance. */
final class Sending {

    static final int MESSAGE_LIMIT = 10_485_760;
    private static final int RECIPIENT_LIMIT = 50;

    private final Account account;
    private final MessageStore store;
    private final Throttle throttle;
    private final Permissions permissions;
    private final Verification verification;

    Sending(Account account, MessageStore store, Throttle throttle, Permissions permissions) {
        this.account = account;
        this.store = store;
        this.throttle = throttle;
        this.permissions = permissions;
        this.verification = new Verification(account);
    }

    Account account() {
        return account;
    }

    MailAddress address(String text) {
        return MailAddress.parse(text, account.enforces(Rule.ADDRESSES));
    }

    List<MailAddress> addresses(List<String> texts) {
        return texts.stream().map(this::address).toList();
    }

    /** What can be told before the message is looked at. */
    void checkAccount(Call call, String configurationSet) {
        if (account.paused() && account.enforces(Rule.ACCOUNT_PAUSE)) {
            throw new AwsError(
                    400,
                    "AccountSendingPausedException",
                    "Email sending is disabled for your entire Amazon SES account.");
        }
        if (account.enforces(Rule.CONFIGURATION_SETS) && !configurationSet.isEmpty()) {
            Map<String, String> member = Map.of("ConfigurationSetName", configurationSet);
            ConfigurationSet set = account.configurationSet(configurationSet)
                    .orElseThrow(() -> new AwsError(
                            400,
                            "ConfigurationSetDoesNotExist",
                            "Configuration set <" + configurationSet + "> does not exist.",
                            member));
            if (set.paused()) {
                throw new AwsError(
                        400,
                        "ConfigurationSetSendingPausedException",
                        "Email sending is disabled for configuration set <" + configurationSet + ">.",
                        member);
            }
        }
        if (account.enforces(Rule.TAGS)) {
            MessageTags.check(call.parameters());
        }
    }

    void checkSize(long bytes) {
        if (bytes > MESSAGE_LIMIT && account.enforces(Rule.MESSAGE_SIZE)) {
            throw AwsError.invalidParameter(
                    "Message length is more than " + MESSAGE_LIMIT + " bytes long: '" + bytes + "'.");
        }
    }

    void checkRecipients(Collection<MailAddress> recipients) {
        if (recipients.size() > RECIPIENT_LIMIT && account.enforces(Rule.RECIPIENT_LIMIT)) {
            throw AwsError.invalidParameter("Recipient count exceeds " + RECIPIENT_LIMIT + ".");
        }
    }

    /**
     * Accepts a message if the last checks let it pass.
     *
     * @param senders From, then Source, Sender and Return-Path, as far as they were given
     * @param raw the message, or null if it came as parts
     */
    void accept(
            Call call,
            List<MailAddress> senders,
            MailAddress source,
            MailAddress returnPath,
            List<MailAddress> recipients,
            byte @Nullable [] raw,
            Xml result) {
        permissions.requireSending(call, senders.get(0), recipients);
        verification.require(senders, recipients, call.region());
        throttle.send(recipients.size(), call.now());
        String messageId = String.format("0100%012x-%s-000000", call.now().toEpochMilli(), UUID.randomUUID());
        store.accept(
                messageId,
                call.now(),
                new Envelope(
                        source.address(),
                        returnPath.address(),
                        recipients.stream().map(MailAddress::address).toList()),
                new ApiRequest(
                        call.requestId(),
                        call.action(),
                        call.region(),
                        call.caller().arn(),
                        call.caller().accessKeyId(),
                        call.userAgent(),
                        call.parameters().all()),
                account.assumptions().bccHeaderRemoved(),
                raw);
        result.text("MessageId", messageId);
    }
}
