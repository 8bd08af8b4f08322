package org.connectorkit.sandbox.sts;

import java.util.Map;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.auth.Sessions;
import org.connectorkit.sandbox.operation.Operation;

/** The actions of STS by name. */
public final class StsOperations {

    private final Map<String, Operation> byName;
    private final Account account;

    public StsOperations(Account account, Sessions sessions) {
        this.account = account;
        this.byName = Map.of(
                "AssumeRole", new AssumeRole(account, sessions), "GetCallerIdentity", (call, result) -> result.text(
                                "Arn", call.caller().arn())
                        .text("UserId", call.caller().userId())
                        .text("Account", this.account.id()));
    }

    public Map<String, Operation> byName() {
        return byName;
    }
}
