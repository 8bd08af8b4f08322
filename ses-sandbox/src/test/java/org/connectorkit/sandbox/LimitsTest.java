package org.connectorkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.sandbox.account.Limits;
import org.connectorkit.sandbox.account.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rates and the daily quota, by a clock that the test moves. */
class LimitsTest {

    private final TestClock clock = new TestClock();
    private final SesSandbox sandbox =
            SesSandbox.builder().clock(clock).verify("example.com").start();
    private final Wire wire = new Wire(sandbox).clock(clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @Tag("ses-1.15")
    void bindsTheSendingRate() {
        sandbox.account().limits(Limits.production().withSendRate(2));

        assertThat(send(1)).isEqualTo("accepted");
        assertThat(send(1)).isEqualTo("accepted");
        assertThat(send(1)).isEqualTo("400 Throttling: Maximum sending rate exceeded.");
        clock.advance(Duration.ofMillis(500));
        assertThat(send(1)).isEqualTo("accepted");
        assertThat(send(1)).startsWith("400 Throttling");
        clock.advance(Duration.ofHours(1));
        assertThat(send(5)).as("one message may overdraw").isEqualTo("accepted");
        clock.advance(Duration.ofSeconds(1));
        assertThat(send(1)).startsWith("400 Throttling");
        sandbox.account().relax(Rule.SEND_RATE);
        assertThat(send(1)).isEqualTo("accepted");
    }

    @Test
    @Tag("ses-1.15")
    void bindsTheDailyQuotaOfRecipients() {
        sandbox.account().relax(Rule.SEND_RATE).limits(Limits.sandbox().withDailyQuota(5));

        assertThat(send(3)).isEqualTo("accepted");
        assertThat(send(3)).isEqualTo("400 Throttling: Daily message quota exceeded.");
        assertThat(send(2)).isEqualTo("accepted");
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(send(1)).startsWith("400 Throttling");
        clock.advance(Duration.ofSeconds(2));
        assertThat(send(5)).isEqualTo("accepted");
        sandbox.account().relax(Rule.DAILY_QUOTA);
        assertThat(send(1)).isEqualTo("accepted");
        assertThat(Wire.element(wire.ses("GetSendQuota"), "SentLast24Hours")).isEqualTo("6.0");
    }

    @Test
    @Tag("ses-1.16")
    void bindsOtherRequestsTogether() {
        sandbox.account().limits(Limits.production().withApiRate(1, 1));

        assertThat(wire.ses("ListIdentities").statusCode()).isEqualTo(200);
        assertThat(Wire.error(wire.ses("GetSendQuota"))).isEqualTo("400 Throttling: Rate exceeded");
        assertThat(send(1)).isEqualTo("accepted");
        clock.advance(Duration.ofSeconds(1));
        assertThat(wire.ses("GetSendQuota").statusCode()).isEqualTo(200);
        sandbox.account().relax(Rule.API_RATE);
        assertThat(wire.ses("GetSendQuota").statusCode()).isEqualTo(200);
    }

    @Test
    void countsAttemptsByTheQuarterOfAnHour() {
        send(2);
        clock.advance(Duration.ofMinutes(20));
        send(1);

        HttpResponse<String> statistics = wire.ses("GetSendStatistics");
        assertThat(Wire.element(statistics, "Timestamp")).isEqualTo("2026-11-22T12:00:00Z,2026-11-22T12:15:00Z");
        assertThat(Wire.element(statistics, "DeliveryAttempts")).isEqualTo("2,1");
    }

    private String send(int recipients) {
        List<String> all = new ArrayList<>(
                List.of("Source", "a@example.com", "Message.Subject.Data", "s", "Message.Body.Text.Data", "t"));
        for (int i = 1; i <= recipients; i++) {
            all.addAll(List.of("Destination.ToAddresses.member." + i, "r" + i + "@x.org"));
        }
        HttpResponse<String> response = wire.ses("SendEmail", all.toArray(String[]::new));
        return response.statusCode() == 200 ? "accepted" : Wire.error(response);
    }
}
