package org.connectorkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Steps of a connector of two actions, of which one may be repeated. */
class StepRunnerTest {

    private static final Input<String> TEXT = Input.text("text", "Text").build();
    private static final Input<String> FAILURE =
            Input.text("failure", "Failure").build();

    private final AtomicInteger runs = new AtomicInteger();
    private final ConnectorHost host =
            ConnectorHost.builder().addConnector(new Bell()).build();
    private final ExecutionLedger ledger =
            ExecutionLedger.open(LedgerSettings.database("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "")
                    .build());
    private final StepRunner runner = new StepRunner(host, ledger);

    @AfterEach
    void close() {
        host.close();
        ledger.close();
    }

    private static Step.Builder step(String action, String json) {
        return Step.builder("bell", action, List.of("engine", "flow", "step"))
                .inputs((ObjectNode) JsonMapper.shared().readTree(json));
    }

    private ConnectorException failureOf(Step step) {
        return catchThrowableOfType(ConnectorException.class, () -> runner.run(step));
    }

    @Test
    void aRepeatedStepGetsTheRecordedResult() {
        ObjectNode first =
                runner.run(step("ring", "{'text': 'a'}".replace('\'', '"')).build());
        ObjectNode second =
                runner.run(step("ring", "{'text': 'a'}".replace('\'', '"')).build());

        assertThat(second).isEqualTo(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void theOrderOfInputsMakesNoOtherStepButTheirValuesDo() {
        runner.run(step("ring", "{\"text\": \"a\", \"failure\": null}").build());
        runner.run(step("ring", "{\"failure\": null, \"text\": \"a\"}").build());
        assertThat(runs).hasValue(1);

        ConnectorException reused = failureOf(step("ring", "{\"text\": \"b\"}").build());
        assertThat(reused.code()).isEqualTo("STEP_KEY_REUSED");
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatMayBeRepeatedIsRepeated() {
        runner.run(step("listen", "{}").build());
        runner.run(step("listen", "{}").build());

        assertThat(runs).hasValue(2);
    }

    @Test
    void anUnknownOutcomeStopsUntilTheFlowSaysResend() {
        String unknown = "{\"failure\": \"UNKNOWN_OUTCOME\"}";
        assertThat(failureOf(step("ring", unknown).build()).kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(failureOf(step("ring", unknown).build()).code()).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(runs).hasValue(1);

        runner.run(step("ring", "{\"text\": \"again\"}")
                .onUnknownOutcome(OnUnknownOutcome.RESEND)
                .build());
        assertThat(runs).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_INPUT", "CONNECTION", "REJECTED", "RATE_LIMITED", "UNAVAILABLE"})
    void whatCertainlyDidNotHappenIsDoneWhenRunAgain(ErrorKind kind) {
        assertThat(failureOf(step("ring", "{\"failure\": \"" + kind + "\"}").build())
                        .kind())
                .isEqualTo(kind);
        runner.run(step("ring", "{}").build());

        assertThat(runs).hasValue(2);
    }

    @Test
    void aBusinessKeyHoldsInAllFlows() {
        runner.run(step("ring", "{}").businessKey("order-1").build());
        runner.run(Step.builder("bell", "ring", List.of("engine", "another flow", "step"))
                .businessKey("order-1")
                .build());

        assertThat(runs).hasValue(1);
    }

    @Test
    void theHostRefusesWhatItDoesNotKnow() {
        assertThat(failureOf(step("jingle", "{}").build()).kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(ledger.unknownOutcomes(1)).isEmpty();
    }

    @Test
    void theEnginesTimeIsTheActionsDeadline() {
        ConnectorException late = failureOf(step("ring", "{\"failure\": \"WAIT\"}")
                .timeout(Duration.ofMillis(200))
                .build());

        assertThat(late.kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(ledger.unknownOutcomes(1)).hasSize(1);
    }

    private final class Bell implements Connector {

        @Override
        public int spiLevel() {
            return SPI_LEVEL;
        }

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.builder("bell", "Bell").description("A bell.").build();
        }

        @Override
        public List<Connection<?>> connections() {
            return List.of();
        }

        @Override
        public List<Action> actions() {
            return List.of(
                    new Ring(ActionInfo.builder("ring", "Ring")
                            .description("Rings.")
                            .build()),
                    new Ring(ActionInfo.builder("listen", "Listen")
                            .description("Listens.")
                            .repeatable()
                            .build()));
        }
    }

    private final class Ring implements Action {

        private final ActionInfo info;

        Ring(ActionInfo info) {
            this.info = info;
        }

        @Override
        public ActionInfo info() {
            return info;
        }

        @Override
        public InputSchema inputs() {
            return InputSchema.builder().addInput(TEXT).addInput(FAILURE).build();
        }

        @Override
        public ActionResult perform(ActionContext context) throws InterruptedException {
            runs.incrementAndGet();
            String failure = context.inputs().find(FAILURE).orElse("");
            if (failure.equals("WAIT")) {
                Thread.currentThread().join();
            }
            if (!failure.isEmpty()) {
                throw ConnectorException.builder(ErrorKind.valueOf(failure), failure, "as the test wants")
                        .build();
            }
            return ActionResult.empty();
        }
    }
}
