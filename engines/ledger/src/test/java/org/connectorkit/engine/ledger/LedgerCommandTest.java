package org.connectorkit.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.ledger.OnUnknownOutcome;
import org.connectorkit.ledger.StepKey;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LedgerCommandTest {

    private static final StepKey KEY = StepKey.of("aws-ses.sendEmail", "zeebe", "default", "7", "8");

    @TempDir
    Path folder;

    private final List<String> printed = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    @BeforeEach
    void leaveAnUnknownOutcome() {
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

    private int run(String... arguments) {
        return new CommandLine(new LedgerCommand(new Environment()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    messages.add(String.valueOf(failure.getMessage()));
                    return 2;
                })
                .execute(arguments);
    }

    @Test
    void anUnknownOutcomeIsListedWithWhatSettlesIt() {
        assertThat(run("list")).isZero();

        assertThat(printed).singleElement().asString().startsWith("aws-ses.sendEmail  zeebe/default/7/8  ");
    }

    @Test
    void whatHappenedIsNotDoneAgainAndEndsWithTheGivenResult() {
        assertThat(run(
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
        assertThat(run("list")).isZero();
        assertThat(printed).isEmpty();
        assertThat(messages).last().asString().startsWith("No step in ");
    }

    @Test
    void whatDidNotHappenIsDone() {
        assertThat(run("settle", "aws-ses.sendEmail", "zeebe/default/7/8", "--found=nothing"))
                .isZero();

        ObjectNode result = JsonMapper.shared().createObjectNode().put("messageId", "m-2");
        assertThat(perform(() -> result)).isEqualTo(result);
    }

    @Test
    void whatIsWrongIsSaidAndChangesNothing() {
        assertThat(run("settle", "aws-ses.sendEmail", "zeebe/default/7/9", "--found=done"))
                .isEqualTo(2);
        assertThat(messages).last().asString().startsWith("There is no step of unknown outcome");
        assertThat(run("settle", "aws-ses.sendEmail", "zeebe/default/7/8", "--found=done", "--result", "[1]"))
                .isEqualTo(2);
        assertThat(messages).last().asString().isEqualTo("--result is no JSON object.");
        assertThat(run("list", "--limit", "0")).isEqualTo(2);
        assertThat(run("list", "--lease", "0")).isEqualTo(2);
        assertThat(run("list", "--ledger", "jdbc:oracle:x")).isEqualTo(2);

        assertThat(run("list")).isZero();
        assertThat(printed).hasSize(1);
    }

    private final class Environment implements WorkerEnvironment {

        @Override
        public ConnectorHost openHost() {
            throw new AssertionError("no host is needed");
        }

        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public Path stateFolder() {
            return folder;
        }

        @Override
        public Path currentFolder() {
            return folder;
        }

        @Override
        public void print(String line) {
            printed.add(line);
        }

        @Override
        public void message(String line) {
            messages.add(line);
        }

        @Override
        public void awaitEnd() {
            throw new AssertionError("nothing to wait for");
        }
    }
}
