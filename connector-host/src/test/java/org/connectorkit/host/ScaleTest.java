package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many connectors and many sessions, told by counts and not by time. */
@Timeout(120)
class ScaleTest {

    private static final int ACTIONS = 10;

    @Test
    void loadingAndRenderingAskEachConnectorAsOftenHoweverManyThereAre() {
        long few = questions(100);
        long many = questions(1_000);

        assertThat(many).isEqualTo(10 * few);
    }

    /** How often connectors are asked anything while they are all loaded, listed and rendered. */
    private static long questions(int count) {
        AtomicLong asked = new AtomicLong();
        ConnectorHost.Builder builder = ConnectorHost.builder();
        IntStream.range(0, count).forEach(i -> builder.addConnector(new Numbered(i, asked)));
        try (ConnectorHost host = builder.build()) {
            assertThat(host.connectors()).hasSize(count);
            assertThat(host.pluginProblems()).isEmpty();
            for (ConnectorDescriptor connector : host.connectors()) {
                assertThat(connector.actions()).hasSize(ACTIONS);
                assertThat(MarkdownReference.page(connector)).contains(connector.key());
                assertThat(DescriptorJson.of(connector).toString()).contains(connector.key());
            }
            assertThat(host.connector("c" + (count - 1))).isPresent();
        }
        return asked.get();
    }

    @Test
    void tenThousandIdleSessionsAreClosedAFewAtATime() {
        int sessions = 10_000;
        Weather weather = new Weather();
        ManualClock clock = new ManualClock();
        AtomicInteger atATime = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        weather.closing = () -> {
            most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atATime.decrementAndGet();
        };
        try (ConnectorHost host = ConnectorHost.builder()
                .addConnector(weather)
                .clock(clock)
                .sessionIdleTime(Duration.ofMinutes(5))
                .connections(name -> Optional.of(
                        ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': 'key-" + name + "'}"))))
                .build()) {
            for (int i = 0; i < sessions; i++) {
                host.invoke(Invocation.builder("weather", "currentWeather")
                        .inputs(Json.object("{'city': 'Turin', 'connection': '" + i + "'}"))
                        .timeout(Duration.ofHours(1))
                        .build());
            }
            assertThat(weather.opened).hasValue(sessions);
            assertThat(weather.closed).hasValue(0);

            clock.advance(Duration.ofMinutes(6));
            Poll.until("some are being closed", () -> atATime.get() >= 32);
            go.countDown();
            Poll.until("all are closed", () -> weather.closed.get() == sessions);
        }
        assertThat(most.get()).isLessThanOrEqualTo(32);
        assertThat(weather.closed).hasValue(sessions);
    }

    /** One of many, whose every answer is counted. */
    private static final class Numbered implements Connector {

        private final int number;
        private final AtomicLong asked;

        private Numbered(int number, AtomicLong asked) {
            this.number = number;
            this.asked = asked;
        }

        @Override
        public int spiLevel() {
            asked.incrementAndGet();
            return SPI_LEVEL;
        }

        @Override
        public ConnectorInfo info() {
            asked.incrementAndGet();
            return ConnectorInfo.builder("c" + number, "Connector " + number)
                    .description("Does things.")
                    .build();
        }

        @Override
        public List<Connection<?>> connections() {
            asked.incrementAndGet();
            return List.of();
        }

        @Override
        public List<Action> actions() {
            asked.incrementAndGet();
            return IntStream.range(0, ACTIONS)
                    .<Action>mapToObj(i -> new NumberedAction(i, asked))
                    .toList();
        }
    }

    private record NumberedAction(int number, AtomicLong asked) implements Action {

        @Override
        public ActionInfo info() {
            asked.incrementAndGet();
            return ActionInfo.builder("action" + number, "Action " + number)
                    .description("Does one thing.")
                    .build();
        }

        @Override
        public InputSchema inputs() {
            asked.incrementAndGet();
            return InputSchema.builder()
                    .addInput(Input.text("name", "Name").required().build())
                    .addInput(Input.integer("count", "Count").build())
                    .build();
        }

        @Override
        public ActionResult perform(ActionContext context) {
            return ActionResult.empty();
        }
    }
}
