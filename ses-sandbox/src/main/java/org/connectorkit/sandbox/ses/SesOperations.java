package org.connectorkit.sandbox.ses;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.operation.Call;
import org.connectorkit.sandbox.operation.Operation;
import org.connectorkit.sandbox.operation.Validation;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.Xml;
import org.connectorkit.sandbox.store.MessageStore;

/** The actions of SES by name. */
public final class SesOperations {

    private final Account account;
    private final Throttle throttle;
    private final Permissions permissions;
    private final Map<String, Operation> byName = new LinkedHashMap<>();

    public SesOperations(Account account, MessageStore store) {
        this.account = account;
        this.throttle = new Throttle(account);
        this.permissions = new Permissions(account);
        Sending sending = new Sending(account, store, throttle, permissions);
        byName.put("SendEmail", new SendEmail(sending));
        byName.put("SendRawEmail", new SendRawEmail(sending));
        IdentityOperations identities = new IdentityOperations(account);
        guarded("ListIdentities", identities::list);
        guarded("VerifyEmailIdentity", identities::verifyAddress);
        guarded("VerifyDomainIdentity", identities::verifyDomain);
        guarded("DeleteIdentity", identities::delete);
        guarded("GetIdentityVerificationAttributes", identities::attributes);
        guarded("GetSendQuota", this::sendQuota);
        guarded("GetSendStatistics", this::sendStatistics);
        guarded(
                "GetAccountSendingEnabled",
                (call, result) -> result.text("Enabled", String.valueOf(!account.paused())));
        guarded("UpdateAccountSendingEnabled", this::updateSendingEnabled);
        guarded("CreateConfigurationSet", this::createConfigurationSet);
    }

    public Map<String, Operation> byName() {
        return byName;
    }

    /** Every action but the two that send is asked for on all resources and counts against the API rate. */
    private void guarded(String name, Operation operation) {
        byName.put(name, (call, result) -> {
            permissions.require(call);
            throttle.request(call.now());
            operation.perform(call, result);
        });
    }

    private void sendQuota(Call call, Xml result) {
        result.text("Max24HourSend", number(account.limits().dailyQuota()))
                .text("MaxSendRate", number(account.limits().sendRate()))
                .text("SentLast24Hours", number(throttle.sentLastDay(call.now())));
    }

    private void sendStatistics(Call call, Xml result) {
        Map<Long, Integer> points = throttle.statistics();
        if (points.isEmpty()) {
            result.empty("SendDataPoints");
            return;
        }
        result.open("SendDataPoints");
        points.forEach((second, recipients) -> result.open("member")
                .text("Timestamp", Instant.ofEpochSecond(second).toString())
                .text("DeliveryAttempts", recipients.toString())
                .text("Bounces", "0")
                .text("Complaints", "0")
                .text("Rejects", "0")
                .close("member"));
        result.close("SendDataPoints");
    }

    private void updateSendingEnabled(Call call, Xml result) {
        account.paused(!call.parameters().get("Enabled").equals("true"));
    }

    private void createConfigurationSet(Call call, Xml result) {
        String name = call.parameters().get("ConfigurationSet.Name");
        new Validation()
                .present("configurationSet", call.parameters().has("ConfigurationSet"))
                .check();
        if (account.configurationSet(name).isPresent()) {
            throw new AwsError(
                    400,
                    "ConfigurationSetAlreadyExists",
                    "Configuration set <" + name + "> already exists.",
                    Map.of("ConfigurationSetName", name));
        }
        try {
            account.createConfigurationSet(name);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "InvalidConfigurationSet", "Configuration set name <" + name + "> is invalid.");
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
