/** What a connector is, in the JDK's own types. */
module org.connectorkit.spi {
    requires static transitive org.jspecify;

    exports org.connectorkit.spi;
}
