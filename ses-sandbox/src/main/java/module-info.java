/** Amazon SES and AWS STS on the loopback address, with an inbox, for tests and trials. */
module org.connectorkit.sandbox {
    requires static transitive org.jspecify;
    requires jakarta.mail;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires tools.jackson.databind;
    requires static org.junit.jupiter.api;
    requires static org.junit.platform.commons;

    exports org.connectorkit.sandbox;
    exports org.connectorkit.sandbox.account;
    exports org.connectorkit.sandbox.assertion;
    exports org.connectorkit.sandbox.fault;
    exports org.connectorkit.sandbox.inbox;
    exports org.connectorkit.sandbox.junit;
}
