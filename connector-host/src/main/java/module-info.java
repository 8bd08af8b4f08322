/** A library that loads connectors, binds and validates their inputs, runs their actions and renders their reference. */
module org.connectorkit.host {
    requires transitive org.connectorkit.spi;
    requires transitive tools.jackson.databind;
    requires com.networknt.schema;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.connectorkit.host;

    uses org.connectorkit.spi.Connector;
}
