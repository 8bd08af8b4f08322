package org.connectorkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {

    @Test
    void aConnectorIsDescribedByValue() {
        Icon icon = Icon.ofSvg("  <svg></svg>\n");
        ConnectorInfo info = ConnectorInfo.builder("weather-1", "Weather")
                .description("Tells the weather.")
                .icon(icon)
                .docs(URI.create("https://weather.example"))
                .build();
        assertThat(icon.svg()).isEqualTo("<svg></svg>");
        assertThat(info.icon()).contains(icon);
        assertThat(info.docs()).contains(URI.create("https://weather.example"));
        assertThat(info)
                .hasToString("weather-1")
                .isEqualTo(ConnectorInfo.builder("weather-1", "Weather")
                        .description("Tells the weather.")
                        .icon(icon)
                        .docs(URI.create("https://weather.example"))
                        .build())
                .isNotEqualTo(ConnectorInfo.builder("weather-1", "Weather")
                        .description("Tells the weather.")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Weather", "weather_1", "-weather", "weather-", "a--b", "1a", "wetter\u00e4"})
    void aConnectorsKeyIsLowerCaseWordsJoinedByHyphens(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectorInfo.builder(key, "X"))
                .withMessageContaining("'" + key + "'");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectorInfo.builder("weather", "W").build())
                .withMessage("connector 'weather' has no description; say in one line what it is for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionInfo.builder("byKey", "K").build())
                .withMessageContaining("connection 'byKey' has no description");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionInfo.builder("act", "A").build())
                .withMessageContaining("action 'act' has no description");
        assertThatIllegalArgumentException().isThrownBy(() -> Icon.ofSvg("<?xml version='1.0'?><svg></svg>"));
        assertThatIllegalArgumentException().isThrownBy(() -> Option.of("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> ResultField.of("Key", "comment"));
    }

    @Test
    void aConnectionAndAnActionAreDescribedByValue() {
        ConnectionInfo connection = ConnectionInfo.builder("byKey", "Key")
                .description("By key.")
                .guide("  #### How\n\nAsk.\n")
                .build();
        assertThat(connection.guide()).contains("#### How\n\nAsk.");
        assertThat(connection)
                .isNotEqualTo(ConnectionInfo.builder("byKey", "Key")
                        .description("By key.")
                        .build());

        ActionInfo once = ActionInfo.builder("act", "Act").description("Acts.").build();
        ActionInfo often = ActionInfo.builder("act", "Act")
                .description("Acts.")
                .repeatable()
                .addResult(ResultField.of("id", "The id."))
                .build();
        assertThat(once.repeatable()).isFalse();
        assertThat(often.repeatable()).isTrue();
        assertThat(often.results()).containsExactly(ResultField.of("id", "The id."));
        assertThat(often).isNotEqualTo(once);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionInfo.builder("act", "Act")
                        .addResult(ResultField.of("id", "a"))
                        .addResult(ResultField.of("id", "b")))
                .withMessageContaining("'id' twice");
    }

    @Test
    void aDeadlineLiesAheadAndPasses() {
        Instant[] now = {Instant.EPOCH};
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        Deadline deadline = Deadline.after(Duration.ofSeconds(10), clock);
        assertThat(deadline.instant()).isEqualTo(Instant.ofEpochSecond(10));
        now[0] = Instant.ofEpochSecond(9);
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(1));
        assertThat(deadline.passed()).isFalse();
        now[0] = Instant.ofEpochSecond(11);
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.passed()).isTrue();
        assertThat(Deadline.after(Duration.ZERO, clock).passed()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Deadline.after(Duration.ofNanos(-1), clock));
    }
}
