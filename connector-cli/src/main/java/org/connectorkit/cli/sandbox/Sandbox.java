package org.connectorkit.cli.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorkit.cli.store.CapturedMails;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.inbox.SentMessage;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Amazon SES on the loopback address, and how to reach it: as a connection, as settings, as environment variables. */
public final class Sandbox implements AutoCloseable {

    /** The connector that can talk to it. */
    public static final String CONNECTOR_KEY = "aws-ses";

    /** What is verified unless the user says otherwise. */
    public static final String VERIFIED = "example.com";

    private static final String CONNECTION_TYPE = "accessKey";
    private static final String REGION = "us-east-1";

    private final SesSandbox sandbox;

    private Sandbox(SesSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Starts one.
     *
     * @param port 0 for a free one
     * @param verified addresses and domains
     * @throws IllegalStateException if the port is taken
     * @throws IllegalArgumentException if the port is none
     */
    public static Sandbox start(int port, List<String> verified) {
        return new Sandbox(SesSandbox.builder()
                .port(port)
                .verify(verified.toArray(String[]::new))
                .start());
    }

    /** Where it listens. */
    public URI endpoint() {
        return sandbox.endpoint();
    }

    /** A connection with its key. */
    public ConnectionDefinition connection() {
        ObjectNode inputs = JsonNodeFactory.instance
                .objectNode()
                .put("accessKeyId", sandbox.accessKey().id())
                .put("secretAccessKey", sandbox.accessKey().secret());
        return ConnectionDefinition.of(CONNECTOR_KEY, CONNECTION_TYPE, inputs);
    }

    /** The settings that lead the connector here. */
    public ObjectNode settings() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("endpoint", endpoint().toString())
                .put("stsEndpoint", endpoint().toString());
    }

    /** The environment variables that lead any AWS client here, in order. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL", endpoint().toString());
        variables.put("AWS_ACCESS_KEY_ID", sandbox.accessKey().id());
        variables.put("AWS_SECRET_ACCESS_KEY", sandbox.accessKey().secret());
        variables.put("AWS_REGION", REGION);
        return variables;
    }

    /** Saves what was sent, one file per mail, oldest first. */
    public List<CapturedMail> save(CapturedMails files) throws IOException {
        List<CapturedMail> saved = new ArrayList<>();
        for (SentMessage message : sandbox.inbox().messages()) {
            Path file = files.add(message.messageId(), message.delivered());
            saved.add(new CapturedMail(
                    file, message.envelope().sender(), message.envelope().recipients()));
        }
        return saved;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
