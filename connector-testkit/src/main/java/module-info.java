/** Proves a connector right. */
module org.connectorkit.testkit {
    requires java.logging;
    requires java.xml;
    requires net.jqwik.api;
    requires transitive org.connectorkit.host;
    requires transitive org.connectorkit.spi;
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;

    exports org.connectorkit.testkit;
}
