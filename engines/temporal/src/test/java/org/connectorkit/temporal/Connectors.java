package org.connectorkit.temporal;

import java.net.URI;
import java.time.Duration;
import org.connectorkit.engine.testing.LeakingConnector;
import org.connectorkit.engine.testing.SandboxHost;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.ExecutionObserver;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.ledger.StepRunner;
import org.connectorkit.ses.SesConnector;

/** A host with the mail connector and a ledger, as a worker has them. */
record Connectors(ConnectorHost host, ExecutionLedger ledger) implements AutoCloseable {

    static Connectors open(
            URI endpoint, String keyId, String secret, LedgerSettings ledger, ExecutionObserver observer) {
        ConnectorHost host = SandboxHost.builder(endpoint, keyId, secret)
                .addConnector(new SesConnector())
                .addConnector(new LeakingConnector())
                .defaultTimeout(Duration.ofSeconds(20))
                .addObserver(observer)
                .build();
        return new Connectors(host, ExecutionLedger.open(ledger));
    }

    StepRunner runner() {
        return new StepRunner(host, ledger);
    }

    @Override
    public void close() {
        host.close();
        ledger.close();
    }
}
