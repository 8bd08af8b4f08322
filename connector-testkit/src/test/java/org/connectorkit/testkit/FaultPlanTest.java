package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Fault[] FAULTS = {Fault.swallowReply(), Fault.truncate(10), Fault.resetAfterRequest()};

    @Test
    void aSeedAlwaysGivesTheSameFaults() {
        assertThat(faults(FaultPlan.random(7, 0.5, FAULTS))).isEqualTo(faults(FaultPlan.random(7, 0.5, FAULTS)));
        assertThat(faults(FaultPlan.random(7, 0.5, FAULTS))).isNotEqualTo(faults(FaultPlan.random(8, 0.5, FAULTS)));
    }

    @Test
    void aShareOfExchangesMeetsEachOfTheFaults() {
        List<Fault> faults = faults(FaultPlan.random(7, 0.3, FAULTS));

        assertThat(faults).contains(FAULTS);
        assertThat(faults.stream().filter(fault -> !fault.equals(Fault.none())).count())
                .isBetween(200L, 400L);
    }

    @Test
    void aShareOfZeroIsNoneAndAShareOfOneIsAll() {
        assertThat(faults(FaultPlan.random(1, 0, FAULTS))).containsOnly(Fault.none());
        assertThat(faults(FaultPlan.random(1, 1, FAULTS))).doesNotContain(Fault.none());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> FaultPlan.random(1, 1.5, FAULTS)).hasMessageContaining("a share of 1.5");
        assertThatThrownBy(() -> FaultPlan.random(1, Double.NaN, FAULTS)).hasMessageContaining("a share of NaN");
        assertThatThrownBy(() -> FaultPlan.random(1, 1)).hasMessageContaining("at least one fault");
        assertThatThrownBy(() -> Fault.truncate(0)).hasMessageContaining("a fault of 0 bytes");
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1))).hasMessageContaining("PT-1S");
    }

    @Test
    void aFaultTellsWhatItDoes() {
        assertThat(Fault.drip(3, Duration.ofMillis(20))).hasToString("drip, 3 bytes, PT0.02S");
        assertThat(Fault.swallowReply()).hasToString("swallow reply");
        assertThat(Fault.truncate(3)).isEqualTo(Fault.truncate(3)).isNotEqualTo(Fault.truncate(4));
    }

    private static List<Fault> faults(FaultPlan plan) {
        return IntStream.range(0, 1000).mapToObj(plan::faultOf).toList();
    }
}
