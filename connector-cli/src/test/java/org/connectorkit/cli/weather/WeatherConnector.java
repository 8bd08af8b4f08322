package org.connectorkit.cli.weather;

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;

/** Tells and reports the weather, in memory. */
public final class WeatherConnector implements Connector {

    static final Input<String> STATION_URL = Input.text("stationUrl", "Station address")
            .comment("Where the station listens.")
            .build();
    static final Input<Long> RETRIES = Input.integer("retries", "Retries")
            .minimum(0)
            .maximum(9)
            .defaultValue(2L)
            .build();

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.builder("weather", "Weather")
                .description("Tells the weather of **cities**.")
                .build();
    }

    @Override
    public List<Connection<?>> connections() {
        return List.of(new KeyConnection());
    }

    @Override
    public List<Action> actions() {
        return List.of(new CurrentAction(), new ReportAction());
    }

    @Override
    public InputSchema settings() {
        return InputSchema.builder().addInput(STATION_URL).addInput(RETRIES).build();
    }
}
