package org.connectorkit.benchmarks.numbered;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;

/** One of many: ten actions and a connection. Its number stands beside its class. */
public final class NumberedConnector implements Connector {

    /** The file that holds the number. */
    public static final String NUMBER = "number";

    /** How many actions it has. */
    public static final int ACTIONS = 10;

    /** How many sessions were closed; of this class loader's connectors alone. */
    public static final AtomicInteger CLOSED = new AtomicInteger();

    private final String number;
    private final TokenConnection connection = new TokenConnection();
    private final List<Action> actions = IntStream.range(0, ACTIONS)
            .<Action>mapToObj(i -> new NumberedAction(i, connection))
            .toList();

    /** For the service loader. */
    public NumberedConnector() {
        try (InputStream in = NumberedConnector.class.getResourceAsStream(NUMBER)) {
            number = in == null ? "0" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.builder("c" + number, "Connector " + number)
                .description("Does ten things.")
                .build();
    }

    @Override
    public List<Connection<?>> connections() {
        return List.of(connection);
    }

    @Override
    public List<Action> actions() {
        return actions;
    }
}
