package org.connectorkit.examples.webhook;

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;

/** The plugin's entry point. */
public final class WebhookConnector implements Connector {

    private static final ConnectorInfo INFO = ConnectorInfo.builder("webhook", "Webhook")
            .description("Sends signed events to an address.")
            .build();

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return INFO;
    }

    @Override
    public List<Connection<?>> connections() {
        return List.of(EndpointConnection.INSTANCE);
    }

    @Override
    public List<Action> actions() {
        return List.of(new SendEvent());
    }
}
