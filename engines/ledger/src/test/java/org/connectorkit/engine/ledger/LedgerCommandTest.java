package org.connectorkit.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.connectorkit.engine.testing.TestCommand;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.ledger.OnUnknownOutcome;
import org.connectorkit.ledger.StepKey;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LedgerCommandTest {

    private static final StepKey KEY = StepKey.of("aws-ses.sendEmail", "zeebe", "default", "7", "8");

    @TempDir
    Path folder;

    private TestCommand command;

    @BeforeEach
    void leaveAnUnknownOutcome() {
        command = new TestCommand(LedgerCommand::new, folder, () -> {});
        assertThat(catchThrowable(() -> perform(() -> {
                    throw ConnectorException.builder(ErrorKind.UNKNOWN_OUTCOME, "CODE", "message")
                            .build();
                })))
                .isNotNull();
    }

    private ObjectNode perform(Supplier<ObjectNode> step) {
        try (ExecutionLedger ledger = ExecutionLedger.open(
                LedgerSettings.file(folder.resolve("ledger")).build())) {
            return ledger.perform(KEY, "fingerprint", OnUnknownOutcome.STOP, step);
        }
    }

    private String refused(String... arguments) {
        return String.valueOf(command.refused(arguments).getMessage());
    }

    @Test
    void anUnknownOutcomeIsListedWithWhatSettlesIt() {
        assertThat(command.run("list")).isZero();

        assertThat(command.printed()).singleElement().asString().startsWith("aws-ses.sendEmail  zeebe/default/7/8  ");
    }

    @Test
    void whatHappenedIsNotDoneAgainAndEndsWithTheGivenResult() {
        assertThat(command.run(
                        "settle",
                        "aws-ses.sendEmail",
                        "zeebe/default/7/8",
                        "--found=done",
                        "--result",
                        "{\"messageId\": \"m-1\"}"))
                .isZero();

        assertThat(perform(() -> {
                    throw new AssertionError("done again");
                }))
                .isEqualTo(JsonMapper.shared().createObjectNode().put("messageId", "m-1"));
        assertThat(command.run("list")).isZero();
        assertThat(command.printed()).isEmpty();
        assertThat(command.messages()).last().asString().startsWith("No step in ");
    }

    @Test
    void whatDidNotHappenIsDone() {
        assertThat(command.run("settle", "aws-ses.sendEmail", "zeebe/default/7/8", "--found=nothing"))
                .isZero();

        ObjectNode result = JsonMapper.shared().createObjectNode().put("messageId", "m-2");
        assertThat(perform(() -> result)).isEqualTo(result);
    }

    @Test
    void whatIsWrongIsSaidAndChangesNothing() {
        assertThat(refused("settle", "aws-ses.sendEmail", "zeebe/default/7/9", "--found=done"))
                .startsWith("There is no step of unknown outcome");
        assertThat(refused("settle", "aws-ses.sendEmail", "zeebe/default/7/8", "--found=done", "--result", "[1]"))
                .isEqualTo("--result is no JSON object.");
        assertThat(refused("list", "--limit", "0")).isEqualTo("--limit is 0.");
        assertThat(refused("list", "--lease", "0")).isEqualTo("--lease is 0.");
        assertThat(refused("list", "--ledger", "jdbc:oracle:x")).contains("jdbc:oracle:x");

        assertThat(command.run("list")).isZero();
        assertThat(command.printed()).hasSize(1);
    }
}
