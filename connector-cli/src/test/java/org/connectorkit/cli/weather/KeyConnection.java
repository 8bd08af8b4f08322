package org.connectorkit.cli.weather;

import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Secret;

final class KeyConnection implements Connection<WeatherSession> {

    private static final Input<String> USER = Input.text("user", "User")
            .required()
            .comment("Your name at the station.")
            .build();
    private static final Input<Secret> KEY = Input.secret("apiKey", "API Key")
            .required()
            .minLength(4)
            .comment("Made under *Account*; see [the guide](https://example.com/keys).")
            .build();
    private static final Input<Secret> PIN =
            Input.secret("pin", "PIN").comment("Only for old stations.").build();

    @Override
    public ConnectionInfo info() {
        return ConnectionInfo.builder("apiKey", "API Key")
                .description("Connects with a key of the station.")
                .guide("Ask the station for a key.\n\nIt is valid for a year.")
                .build();
    }

    @Override
    public InputSchema inputs() {
        return InputSchema.builder().addInput(USER).addInput(KEY).addInput(PIN).build();
    }

    @Override
    public WeatherSession open(ConnectionContext context) {
        return new WeatherSession(
                context.inputs().get(USER),
                context.inputs().get(KEY).reveal(),
                context.settings().find(WeatherConnector.STATION_URL).orElse("built-in"),
                context.settings().get(WeatherConnector.RETRIES));
    }

    @Override
    public String test(WeatherSession session) {
        if (session.key().startsWith("wrong")) {
            throw ConnectorException.builder(ErrorKind.CONNECTION, "KEY_REFUSED", "The station refused the key.")
                    .nextStep("Ask the station for another key.")
                    .build();
        }
        return session.user() + " at " + session.station();
    }
}
