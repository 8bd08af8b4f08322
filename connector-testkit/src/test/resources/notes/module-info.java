/** A small connector that keeps every rule. */
module com.example.notes {
    requires java.net.http;
    requires org.connectorkit.spi;

    provides org.connectorkit.spi.Connector with
            com.example.notes.NotesConnector;
}
