package org.connectorkit.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean isTerminal, Map<String, String> variables) {
        return new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Environment(variables, HERE, HERE, HERE, isTerminal, isTerminal, 100, Optional.empty()));
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Works until the first second shows, at most half a minute. */
    private boolean workForASecond() {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!shown().contains("1 s") && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
        }
        return true;
    }

    @Test
    void aTerminalShowsWhatTakesItsTimeInALineThatGoesAway() {
        Progress.during(terminal(true, Map.of()), "Running sendEmail, 5.0 MB of files", this::workForASecond);

        assertThat(shown())
                .startsWith("\r\u001b[2KRunning sendEmail, 5.0 MB of files, 1 s")
                .endsWith("\r\u001b[2K");
        assertThat(out.size()).isZero();
    }

    @Test
    void whatIsQuickShowsNothing() {
        assertThat(Progress.during(terminal(true, Map.of()), "Running", () -> "result"))
                .isEqualTo("result");
        assertThat(shown()).isEmpty();
    }

    @Test
    void nothingShowsOffATerminalOrWhereColoursAreNotWanted() {
        for (Terminal plain : new Terminal[] {
            terminal(false, Map.of()), terminal(true, Map.of("NO_COLOR", "1")), terminal(true, Map.of("TERM", "dumb"))
        }) {
            String thread = Progress.during(plain, "Running", () -> Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter("progress"::equals)
                    .findAny()
                    .orElse("none"));
            assertThat(thread).isEqualTo("none");
        }
        assertThat(shown()).isEmpty();
    }
}
