package org.connectorkit.temporal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.ExecutionObserver;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.ledger.StepRunner;
import org.connectorkit.ses.SesConnector;
import tools.jackson.databind.json.JsonMapper;

/** A host with the mail connector and a ledger, as a worker has them. */
record Connectors(ConnectorHost host, ExecutionLedger ledger) implements AutoCloseable {

    static final String WRONG_SECRET = "wrong/secret+that+must+never+show+in+history";

    /** Two connections: {@code mail}, and {@code wrong}, whose secret the service does not accept. */
    static Connectors open(
            URI endpoint, String keyId, String secret, LedgerSettings ledger, ExecutionObserver observer) {
        JsonMapper json = JsonMapper.shared();
        ConnectorHost host = ConnectorHost.builder()
                .addConnector(new SesConnector())
                .settings(
                        "aws-ses",
                        json.createObjectNode()
                                .put("endpoint", endpoint.toString())
                                .put("stsEndpoint", endpoint.toString())
                                .put("readTimeoutSeconds", 60))
                .connections(ConnectionStore.of(
                        Map.of("mail", connection(keyId, secret), "wrong", connection(keyId, WRONG_SECRET))))
                .defaultTimeout(Duration.ofSeconds(20))
                .addObserver(observer)
                .build();
        return new Connectors(host, ExecutionLedger.open(ledger));
    }

    private static ConnectionDefinition connection(String keyId, String secret) {
        return ConnectionDefinition.of(
                "aws-ses",
                "accessKey",
                JsonMapper.shared().createObjectNode().put("accessKeyId", keyId).put("secretAccessKey", secret));
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
