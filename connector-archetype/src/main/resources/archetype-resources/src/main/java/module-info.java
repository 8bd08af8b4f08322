/** The ${connectorName} connector. It exports nothing: hosts find it as a service. */
module ${package} {
    requires java.net.http;
    requires org.connectorkit.spi;

    provides org.connectorkit.spi.Connector with
            ${package}.${connectorName}Connector;
}
