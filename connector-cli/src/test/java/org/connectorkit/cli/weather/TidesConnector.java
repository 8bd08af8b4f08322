package org.connectorkit.cli.weather;

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;

/** Does nothing but count, in a system property, how often it was loaded, and judge its settings. */
public final class TidesConnector implements Connector {

    /** The property, since no class is shared with a plugin. */
    public static final String LOADED = "org.connectorkit.cli.weather.tidesLoaded";

    private static final Input<List<String>> HARBOURS =
            Input.textList("harbours", "Harbours").build();

    /** Counts. */
    public TidesConnector() {
        System.setProperty(LOADED, String.valueOf(Integer.getInteger(LOADED, 0) + 1));
    }

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.builder("tides", "Tides")
                .description("Tells the tides.")
                .build();
    }

    @Override
    public List<Connection<?>> connections() {
        return List.of();
    }

    @Override
    public List<Action> actions() {
        return List.of();
    }

    @Override
    public InputSchema settings() {
        return InputSchema.builder().addInput(HARBOURS).build();
    }

    @Override
    public List<InputProblem> validateSettings(Inputs settings) {
        return settings.find(HARBOURS).orElse(List.of()).contains("Atlantis")
                ? List.of(InputProblem.of(HARBOURS, "must be on the map"))
                : List.of();
    }
}
