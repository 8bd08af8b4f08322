package org.connectorkit.sandbox.ses;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Identity;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.mail.MailAddress;
import org.connectorkit.sandbox.operation.Call;
import org.connectorkit.sandbox.protocol.AwsError;

/** Asks the caller's policies. */
final class Permissions {

    private final Account account;

    Permissions(Account account) {
        this.account = account;
    }

    /** For an action that is allowed on everything or not at all. */
    void require(Call call) {
        String action = "ses:" + call.action();
        if (account.enforces(Rule.PERMISSIONS) && !call.caller().allows(action, "*")) {
            throw AwsError.accessDenied("User: " + call.caller().arn() + " is not authorized to perform: " + action);
        }
    }

    /** For sending: on the identity of the sender, and of each recipient that is an identity of the account too. */
    void requireSending(Call call, MailAddress sender, Collection<MailAddress> recipients) {
        if (!account.enforces(Rule.PERMISSIONS)) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        names.add(account.identities()
                .covering(sender.address(), call.region())
                .map(Identity::name)
                .orElse(sender.address()));
        for (MailAddress recipient : recipients) {
            account.identities()
                    .covering(recipient.address(), call.region())
                    .map(Identity::name)
                    .ifPresent(names::add);
        }
        String action = "ses:" + call.action();
        for (String name : names) {
            String resource =
                    "arn:" + call.partition() + ":ses:" + call.region() + ':' + account.id() + ":identity/" + name;
            if (!call.caller().allows(action, resource)) {
                throw AwsError.accessDenied("User `" + call.caller().arn() + "' is not authorized to perform `" + action
                        + "' on resource `" + resource + "'");
            }
        }
    }
}
