package com.example.notes;

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Icon;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;

/** Notes on a server. */
public final class NotesConnector implements Connector {

    static final Input<Long> TIMEOUT = Input.integer("timeoutSeconds", "Time-out")
            .comment("Seconds to wait for an answer.")
            .defaultValue(20L)
            .minimum(1)
            .maximum(600)
            .build();

    private static final ConnectorInfo INFO = ConnectorInfo.builder("notes", "Notes")
            .description("Keeps notes on a server.")
            .icon(Icon.ofSvg("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"M4 4h16v16H4z\"/></svg>"))
            .build();

    private static final InputSchema SETTINGS = InputSchema.builder().addInput(TIMEOUT).build();

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
        return List.of(new AddNote(), new ReadNote());
    }

    @Override
    public InputSchema settings() {
        return SETTINGS;
    }
}
