package org.connectorkit.host;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.PreviewableAction;
import org.connectorkit.spi.Secret;

/** A small weather service: what its actions do is up to the test. */
final class Weather implements Connector {

    static final Input<String> STATION = Input.text("station", "Station").build();
    static final Input<Secret> API_KEY =
            Input.secret("apiKey", "API Key").required().minLength(4).build();
    static final Input<String> ENDPOINT = Input.text("endpoint", "Endpoint")
            .pattern("https://.*", "must start with https://")
            .build();
    static final Input<Long> POOL_SIZE = Input.integer("poolSize", "Pool Size")
            .minimum(1)
            .maximum(100)
            .defaultValue(8L)
            .build();

    final ByKey byKey = new ByKey();
    final Input<Session> connection = Input.connection("connection", "Connection", Session.class, List.of(byKey))
            .required()
            .build();
    static final Input<String> CITY =
            Input.text("city", "City").required().maxLength(20).build();

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger running = new AtomicInteger();
    volatile boolean closedWhileRunning;
    volatile Function<ConnectionContext, Session> opening =
            context -> new Session(context.inputs().get(API_KEY).reveal(), context);
    volatile Runnable closing = () -> {};
    volatile Callable<String> testing = () -> "the owner";
    volatile ThrowingFunction performing = context -> ActionResult.empty();
    volatile Function<Inputs, List<InputProblem>> validating = inputs -> List.of();
    volatile Function<Inputs, List<InputProblem>> validatingConnection = inputs -> List.of();
    volatile Function<Inputs, List<InputProblem>> validatingSettings = settings -> List.of();

    /** What an action does. */
    interface ThrowingFunction {
        ActionResult apply(ActionContext context) throws Exception;
    }

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.builder("weather", "Weather")
                .description("Tells the weather.")
                .build();
    }

    @Override
    public List<Connection<?>> connections() {
        return List.of(byKey);
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Shown("currentWeather", true), new Shown("orderStorm", false), new Act("sunshine", true, false));
    }

    @Override
    public InputSchema settings() {
        return InputSchema.builder().addInput(ENDPOINT).addInput(POOL_SIZE).build();
    }

    @Override
    public List<InputProblem> validateSettings(Inputs settings) {
        return validatingSettings.apply(settings);
    }

    /** Counts its life. */
    final class Session implements AutoCloseable {

        final String key;
        final ConnectionContext context;

        Session(String key, ConnectionContext context) {
            this.key = key;
            this.context = context;
        }

        @Override
        public void close() {
            closing.run();
            closedWhileRunning |= running.get() > 0;
            closed.incrementAndGet();
        }
    }

    /** Opens by a key. */
    final class ByKey implements Connection<Session> {

        @Override
        public ConnectionInfo info() {
            return ConnectionInfo.builder("apiKey", "API Key")
                    .description("By an API key.")
                    .build();
        }

        @Override
        public InputSchema inputs() {
            return InputSchema.builder().addInput(STATION).addInput(API_KEY).build();
        }

        @Override
        public List<InputProblem> validate(Inputs inputs) {
            return validatingConnection.apply(inputs);
        }

        @Override
        public Session open(ConnectionContext context) {
            opened.incrementAndGet();
            return opening.apply(context);
        }

        @Override
        public String test(Session session) throws Exception {
            return testing.call();
        }
    }

    /** Does what the test says. */
    private class Act implements Action {

        private final String key;
        private final boolean repeatable;
        private final boolean connected;

        Act(String key, boolean repeatable, boolean connected) {
            this.key = key;
            this.repeatable = repeatable;
            this.connected = connected;
        }

        @Override
        public ActionInfo info() {
            ActionInfo.Builder info = ActionInfo.builder(key, key).description("Does it.");
            return (repeatable ? info.repeatable() : info).build();
        }

        @Override
        public InputSchema inputs() {
            InputSchema.Builder inputs = InputSchema.builder().addInput(CITY);
            return (connected ? inputs.addInput(connection) : inputs).build();
        }

        @Override
        public List<InputProblem> validate(Inputs inputs) {
            return validating.apply(inputs);
        }

        @Override
        public ActionResult perform(ActionContext context) throws Exception {
            running.incrementAndGet();
            try {
                return performing.apply(context);
            } finally {
                running.decrementAndGet();
            }
        }
    }

    /** Shows as it does. */
    private final class Shown extends Act implements PreviewableAction {

        Shown(String key, boolean repeatable) {
            super(key, repeatable, true);
        }

        @Override
        public ActionResult preview(ActionContext context) throws Exception {
            return performing.apply(context);
        }
    }
}
