/** The inputs of a connection or an action as an accessible HTML form. */
@SuppressWarnings("requires-automatic") // jte's runtime has a fixed module name, but no descriptor
module org.connectorkit.forms {
    requires static transitive org.jspecify;
    requires transitive org.connectorkit.spi;
    requires gg.jte.runtime;
    requires org.commonmark;

    exports org.connectorkit.forms;
}
