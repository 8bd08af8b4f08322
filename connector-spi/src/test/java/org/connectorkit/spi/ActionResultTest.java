package org.connectorkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ActionResultTest {

    @Test
    void everyJsonValueIsKeptInItsPlace() {
        ActionResult result = ActionResult.builder()
                .put("none", null)
                .put("text", "t")
                .put("flag", true)
                .put("int", 1)
                .put("long", 2L)
                .put("double", 1.5)
                .put("big", BigInteger.TEN)
                .put("decimal", new BigDecimal("1.10"))
                .put("list", Arrays.asList("a", null, List.of(1)))
                .put("map", Map.of("k", List.of()))
                .build();
        assertThat(result.values().keySet())
                .containsExactly("none", "text", "flag", "int", "long", "double", "big", "decimal", "list", "map");
        assertThat(result.values().get("list")).isEqualTo(Arrays.asList("a", null, List.of(1)));
        assertThat(ActionResult.empty().values()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefusedByItsPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionResult.builder().put("a", List.of(Map.of("at", Instant.EPOCH))))
                .withMessageContaining("result 'a[0].at' is a java.time.Instant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionResult.builder().put("a", Double.NaN))
                .withMessageContaining("'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionResult.builder().put("a", Map.of(1, 2)))
                .withMessageContaining("name is not text: 1");
    }

    @Test
    void aResultIsACopyThatNothingChanges() {
        List<Object> list = new ArrayList<>(List.of("a"));
        ActionResult.Builder builder = ActionResult.builder().put("list", list);
        ActionResult result = builder.build();
        list.add("b");
        builder.put("later", 1);

        assertThat(result.values()).isEqualTo(Map.of("list", List.of("a")));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> result.values().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(
                        () -> ((List<?>) Objects.requireNonNull(result.values().get("list"))).clear());
    }

    @Test
    void resultsCompareByTheirValues() {
        assertThat(ActionResult.builder().put("a", 1).build())
                .isEqualTo(ActionResult.builder().put("a", 1).build())
                .hasSameHashCodeAs(ActionResult.builder().put("a", 1).build())
                .isNotEqualTo(ActionResult.builder().put("a", 2).build());
    }
}
