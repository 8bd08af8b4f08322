package ${package};

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;

/** The entry point: names everything that the connector has. */
public final class ${connectorName}Connector implements Connector {

    private static final ConnectorInfo INFO = ConnectorInfo.builder("${connectorKey}", "${connectorName}")
            .description("Posts messages to a service.")
            .build();

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return INFO;
    }

    @Override
    public List<Connection<?>> connections() {
        return List.of(TokenConnection.INSTANCE);
    }

    @Override
    public List<Action> actions() {
        return List.of(new PostMessage());
    }
}
