/** Proves a connector right. */
module org.connectorkit.testkit {
    requires static transitive org.jspecify;

    exports org.connectorkit.testkit;
}
