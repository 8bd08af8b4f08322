package org.connectorkit.engine.testing;

import java.net.URI;
import java.util.Map;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectorHost;
import tools.jackson.databind.json.JsonMapper;

/** A host whose mails go to a sandbox. */
public final class SandboxHost {

    /** The connection that sends. */
    public static final String MAIL = "mail";

    /** A connection whose secret the service does not accept. */
    public static final String WRONG = "wrong";

    /** The secret of {@link #WRONG}. */
    public static final String WRONG_SECRET = "wrong/secret+that+must+never+show";

    /** A connection of {@link LeakingConnector}. */
    public static final String LEAKING = "leaking";

    private SandboxHost() {}

    /** A host with connections and settings, without a connector. */
    public static ConnectorHost.Builder builder(URI endpoint, String keyId, String secret) {
        return ConnectorHost.builder()
                .settings(
                        "aws-ses",
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("endpoint", endpoint.toString())
                                .put("stsEndpoint", endpoint.toString())
                                .put("readTimeoutSeconds", 60))
                .connections(ConnectionStore.of(Map.of(
                        MAIL,
                        accessKey(keyId, secret),
                        WRONG,
                        accessKey(keyId, WRONG_SECRET),
                        LEAKING,
                        LeakingConnector.connection())));
    }

    private static ConnectionDefinition accessKey(String keyId, String secret) {
        return ConnectionDefinition.of(
                "aws-ses",
                "accessKey",
                JsonMapper.shared().createObjectNode().put("accessKeyId", keyId).put("secretAccessKey", secret));
    }
}
