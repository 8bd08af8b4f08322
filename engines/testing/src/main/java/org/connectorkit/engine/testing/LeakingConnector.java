package org.connectorkit.engine.testing;

import java.io.IOException;
import java.util.List;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Secret;
import tools.jackson.databind.json.JsonMapper;

/** Its one action, {@code leaking.leak}, fails with an exception that carries its connection's secret, and so does its cause. */
public final class LeakingConnector implements Connector {

    /** The secret. */
    public static final String TOKEN = "token/that+must+never+show";

    private static final Input<Secret> INPUT =
            Input.secret("token", "Token").required().build();
    private static final Input<Session> CONNECTION = Input.connection(
                    "connection", "Connection", Session.class, List.of(new TokenConnection()))
            .required()
            .build();

    /** The connector. */
    public LeakingConnector() {}

    static ConnectionDefinition connection() {
        return ConnectionDefinition.of(
                "leaking", "token", JsonMapper.shared().createObjectNode().put("token", TOKEN));
    }

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.builder("leaking", "Leaking").description("Leaks.").build();
    }

    @Override
    public List<Connection<?>> connections() {
        return List.of(new TokenConnection());
    }

    @Override
    public List<Action> actions() {
        return List.of(new Leak());
    }

    private record Session(String token) implements AutoCloseable {
        @Override
        public void close() {}
    }

    private static final class TokenConnection implements Connection<Session> {

        @Override
        public ConnectionInfo info() {
            return ConnectionInfo.builder("token", "Token")
                    .description("Knows a token.")
                    .build();
        }

        @Override
        public InputSchema inputs() {
            return InputSchema.builder().addInput(INPUT).build();
        }

        @Override
        public Session open(ConnectionContext context) {
            return new Session(context.inputs().get(INPUT).reveal());
        }

        @Override
        public String test(Session session) {
            return "nobody";
        }
    }

    private static final class Leak implements Action {

        @Override
        public ActionInfo info() {
            return ActionInfo.builder("leak", "Leak").description("Leaks.").build();
        }

        @Override
        public InputSchema inputs() {
            return InputSchema.builder().addInput(CONNECTION).build();
        }

        @Override
        public ActionResult perform(ActionContext context) {
            String token = context.inputs().get(CONNECTION).token();
            throw new IllegalStateException("refused: " + token, new IOException("sent: " + token));
        }
    }
}
