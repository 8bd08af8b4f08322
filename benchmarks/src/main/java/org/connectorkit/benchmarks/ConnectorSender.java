package org.connectorkit.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.Invocation;
import org.connectorkit.ses.SesConnector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Through the whole host: JSON inputs are bound and validated, the session is looked up, the result is JSON. */
final class ConnectorSender implements Sender {

    private final ConnectorHost host;

    ConnectorSender(URI endpoint, String keyId, String secret) {
        ObjectNode keys =
                JsonNodeFactory.instance.objectNode().put("accessKeyId", keyId).put("secretAccessKey", secret);
        ConnectionDefinition mailer = ConnectionDefinition.of("aws-ses", "accessKey", keys);
        ConnectionStore store = name -> name.equals("mailer") ? Optional.of(mailer) : Optional.empty();
        host = ConnectorHost.builder()
                .addConnector(new SesConnector())
                .connections(store)
                .fileForms(FileForm.PATH)
                .settings(
                        "aws-ses",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("endpoint", endpoint.toString())
                                .put("maxConnections", MAX_CONNECTIONS))
                .build();
    }

    ConnectorHost host() {
        return host;
    }

    static ObjectNode inputs(Workload workload, @Nullable Path file) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        inputs.put("awsRegion", "us-east-1").put("sender", Workload.SENDER);
        inputs.putArray("toAddresses").add(Workload.RECIPIENT);
        inputs.put("subject", Workload.SUBJECT).put("text", Workload.BODY).put("connection", "mailer");
        if (workload.html()) {
            inputs.put("html", Workload.HTML_BODY);
        }
        if (file != null) {
            ObjectNode entry = inputs.putArray("attachments").addObject().put("key", "report.bin");
            entry.putObject("value").put("path", file.toString());
        }
        return inputs;
    }

    @Override
    public String send(Workload workload, @Nullable Path file) {
        return host.invoke(Invocation.builder("aws-ses", "sendEmail")
                        .inputs(inputs(workload, file))
                        .build())
                .get("messageId")
                .stringValue();
    }

    @Override
    public void close() {
        host.close();
    }
}
