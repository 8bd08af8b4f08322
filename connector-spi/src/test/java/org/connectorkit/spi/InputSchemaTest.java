package org.connectorkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputSchemaTest {

    private static final Input<String> A = Input.text("a", "A").build();
    private static final Input<String> B = Input.text("b", "B").build();

    @Test
    void inputsAndRulesKeepTheirOrder() {
        InputSchema schema = InputSchema.builder()
                .addInput(B)
                .addInput(A)
                .addRule(Rule.atMostOneOf(B, A))
                .addRule(Rule.atLeastOneOf(A, B))
                .build();
        assertThat(schema.inputs()).containsExactly(B, A);
        assertThat(schema.rules()).containsExactly(Rule.atMostOneOf(B, A), Rule.atLeastOneOf(A, B));
        assertThat(schema.find("a")).contains(A);
        assertThat(schema.find("c")).isEmpty();
        assertThat(InputSchema.empty().inputs()).isEmpty();
    }

    @Test
    void orderIsPartOfTheValue() {
        InputSchema ab = InputSchema.builder().addInput(A).addInput(B).build();
        assertThat(ab)
                .isEqualTo(InputSchema.builder().addInput(A).addInput(B).build())
                .hasSameHashCodeAs(InputSchema.builder().addInput(A).addInput(B).build())
                .isNotEqualTo(InputSchema.builder().addInput(B).addInput(A).build())
                .isNotEqualTo(InputSchema.builder()
                        .addInput(A)
                        .addInput(B)
                        .addRule(Rule.allOrNoneOf(A, B))
                        .build());
    }

    @Test
    void whatASchemaHoldsCannotBeChanged() {
        InputSchema schema = InputSchema.builder().addInput(A).build();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> schema.inputs().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> schema.rules().clear());
    }

    @Test
    void aKeyIsDeclaredOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputSchema.builder()
                        .addInput(A)
                        .addInput(Input.flag("a", "Other").build()))
                .withMessageContaining("input 'a' is declared twice");
    }

    @Test
    void aRuleIsAboutInputsThatMayBeAbsent() {
        Input<String> required = Input.text("r", "R").required().build();
        Input<String> defaulted = Input.text("d", "D").defaultValue("x").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputSchema.builder()
                        .addInput(A)
                        .addRule(Rule.atLeastOneOf(A, B))
                        .build())
                .withMessageContaining("names input 'b', which is not in the schema");
        for (Input<String> present : List.of(required, defaulted)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InputSchema.builder()
                            .addInput(A)
                            .addInput(present)
                            .addRule(Rule.atLeastOneOf(A, present))
                            .build())
                    .withMessageContaining("always present");
        }
    }

    @Test
    void theInputsOfAGroupFollowEachOther() {
        Input<String> one = Input.text("one", "One").group("G").build();
        Input<String> two = Input.text("two", "Two").group("G").build();
        assertThat(InputSchema.builder()
                        .addInput(A)
                        .addInput(one)
                        .addInput(two)
                        .addInput(B)
                        .build()
                        .inputs())
                .hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputSchema.builder()
                        .addInput(one)
                        .addInput(A)
                        .addInput(two)
                        .build())
                .withMessageContaining("input 'two' returns to group 'G'");
    }

    @Test
    void rulesCompareByKindAndKeys() {
        assertThat(Rule.atLeastOneOf(A, B))
                .isEqualTo(Rule.atLeastOneOf(A, B))
                .hasSameHashCodeAs(Rule.atLeastOneOf(A, B))
                .isNotEqualTo(Rule.atLeastOneOf(B, A))
                .isNotEqualTo(Rule.atMostOneOf(A, B))
                .hasToString("AtLeastOneOf[a, b]");
        assertThat(Rule.allOrNoneOf(A, B, Input.text("c", "C").build()).keys()).containsExactly("a", "b", "c");
    }
}
