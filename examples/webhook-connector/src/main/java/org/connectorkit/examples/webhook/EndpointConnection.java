package org.connectorkit.examples.webhook;

import java.net.URI;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Secret;

/** Where events go, and the secret that signs them. */
final class EndpointConnection implements Connection<WebhookSession> {

    static final EndpointConnection INSTANCE = new EndpointConnection();

    static final Input<String> BASE_URL = Input.text("baseUrl", "Base URL")
            .required()
            .format(Format.URI)
            .pattern("https?://[^?#\\s]+", "must start with https:// or http://, without a query")
            .comment("The address that receives events, without the event's own path.")
            .addExample("https://hooks.example.com/v1")
            .build();

    static final Input<Secret> SIGNING_SECRET = Input.secret("signingSecret", "Signing Secret")
            .required()
            .minLength(16)
            .comment("At least 16 characters that only you and the receiver know; it signs every event.")
            .build();

    private static final ConnectionInfo INFO = ConnectionInfo.builder("endpoint", "Signed Endpoint")
            .description("Connects to a receiver that checks signatures.")
            .guide("Ask whoever runs the receiver for its address, and agree on a secret.")
            .build();

    private static final InputSchema INPUTS =
            InputSchema.builder().addInput(BASE_URL).addInput(SIGNING_SECRET).build();

    @Override
    public ConnectionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public WebhookSession open(ConnectionContext context) {
        return new WebhookSession(
                URI.create(context.inputs().get(BASE_URL)),
                new Signature(context.inputs().get(SIGNING_SECRET).reveal(), context.clock()));
    }

    @Override
    public String test(WebhookSession session) throws InterruptedException {
        return session.ping();
    }
}
