/** Sends email through Amazon SES. */
@SuppressWarnings("requires-automatic")
module org.connectorkit.ses {
    requires transitive org.connectorkit.spi;
    requires static org.jspecify;
    requires software.amazon.awssdk.services.ses;
    requires software.amazon.awssdk.services.sts;

    exports org.connectorkit.ses;

    provides org.connectorkit.spi.Connector with
            org.connectorkit.ses.SesConnector;
}
