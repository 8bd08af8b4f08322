/** Sends signed events to an address. */
module org.connectorkit.examples.webhook {
    requires java.net.http;
    requires org.connectorkit.spi;
    requires static org.jspecify;
    requires tools.jackson.databind;

    provides org.connectorkit.spi.Connector with
            org.connectorkit.examples.webhook.WebhookConnector;
}
