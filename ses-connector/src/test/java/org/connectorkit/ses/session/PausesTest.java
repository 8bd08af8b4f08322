package org.connectorkit.ses.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    private final Pauses pauses = new Pauses(Duration.ofMillis(100), Duration.ofSeconds(2), 4);

    @ParameterizedTest
    @CsvSource({"1, 50, 100", "2, 100, 200", "3, 200, 400", "5, 800, 1600", "6, 1000, 2000", "60, 1000, 2000"})
    void growUpToAGreatestPauseLessARandomHalf(int repetition, long least, long most) {
        for (int i = 0; i < 200; i++) {
            assertThat(pauses.before(repetition).toMillis()).isBetween(least, most);
        }
    }

    @Test
    void areCounted() {
        assertThat(pauses.repetitions()).isEqualTo(4);
    }
}
