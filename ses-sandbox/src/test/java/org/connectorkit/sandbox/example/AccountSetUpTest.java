package org.connectorkit.sandbox.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Limits;
import org.connectorkit.sandbox.account.Role;
import org.connectorkit.sandbox.account.User;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.sandbox.fault.Faults;
import org.connectorkit.sandbox.junit.WithSesSandbox;
import org.junit.jupiter.api.Test;

@WithSesSandbox
class AccountSetUpTest {

    @Test
    void setsTheAccountUpAndScriptsFaults(Account account, Faults faults) {
        User flow = account.createUser("flow").allow("ses:ListIdentities");
        Role mailer = account.createRole("mailer")
                .trust(flow)
                .externalId("tenant-7")
                .allow("ses:SendRawEmail", "arn:aws:ses:*:*:identity/example.com");
        account.inSandbox(true).limits(Limits.sandbox());
        account.createConfigurationSet("campaign").paused(true);
        faults.next("SendEmail", Fault.error(400, "Throttling", "Maximum sending rate exceeded."))
                .next("SendEmail", Fault.swallowedReply())
                .next("AssumeRole", Fault.delay(Duration.ofSeconds(2)));

        assertThat(account.role(mailer.arn())).contains(mailer);
        assertThat(faults.pending()).isEqualTo(3);
    }
}
