package org.connectorkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/ledger?user=a&password=hunter2",
                "jdbc:postgresql://a:hunter2@localhost/ledger",
                "jdbc:h2:file:/tmp/x;PASSWORD=hunter2"
            })
    void aPasswordInTheUrlIsRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> LedgerSettings.database(url, "a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the password apart")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void anotherDatabaseIsRefusedByName() {
        assertThatThrownBy(() -> LedgerSettings.database("jdbc:mysql://localhost/x", "a", "b"))
                .hasMessageContaining("jdbc:mysql://localhost/x")
                .hasMessageContaining("jdbc:postgresql://");
    }

    @Test
    void theTextShowsNoPassword() {
        assertThat(LedgerSettings.database("jdbc:postgresql://localhost/x", "a", "hunter2")
                        .build())
                .hasToString("jdbc:postgresql://localhost/x");
    }

    @Test
    void aPathThatWouldEndTheUrlIsRefused() {
        assertThatThrownBy(() -> LedgerSettings.file(Path.of("/tmp/a;INIT=x"))).hasMessageContaining("semicolon");
    }

    @Test
    void aLeaseTooShortToRenewIsRefused() {
        assertThatThrownBy(() -> LedgerSettings.file(Path.of("x")).lease(Duration.ofMillis(99)))
                .hasMessageContaining("PT0.1S");
    }
}
