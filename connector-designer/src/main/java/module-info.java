/** The local web page on which people set up connections, fill in actions, run them and look at the mail. */
@SuppressWarnings("requires-automatic") // jte's runtime has a fixed module name, but no descriptor
module org.connectorkit.designer {
    requires static transitive org.jspecify;
    requires transitive org.connectorkit.host;
    requires org.connectorkit.forms;
    requires java.net.http;
    requires gg.jte.runtime;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.slf4j;
    requires tools.jackson.databind;

    exports org.connectorkit.designer;
    exports org.connectorkit.designer.inbox;
}
