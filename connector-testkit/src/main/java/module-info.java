/** Proves a connector right. */
module org.connectorkit.testkit {
    requires java.xml;
    requires transitive org.connectorkit.spi;
    requires static transitive org.jspecify;

    exports org.connectorkit.testkit;
}
