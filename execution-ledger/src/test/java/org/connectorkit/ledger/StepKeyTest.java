package org.connectorkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepKeyTest {

    @Test
    void partsAreKeptApart() {
        assertThat(StepKey.of("a.b", "x/y", "z")).isNotEqualTo(StepKey.of("a.b", "x", "y/z"));
        assertThat(StepKey.of("a.b", "x%2Fy")).isNotEqualTo(StepKey.of("a.b", "x/y"));
        assertThat(StepKey.of("a.b", "x", "y")).hasToString("a.b x/y").isEqualTo(StepKey.of("a.b", "x", "y"));
    }

    @Test
    void aLongKeyIsShortenedAndStaysUnique() {
        StepKey first = StepKey.of("a.b", "x".repeat(600) + "1");
        StepKey second = StepKey.of("a.b", "x".repeat(600) + "2");

        assertThat(first.key()).hasSize(512).startsWith("xxx");
        assertThat(first).isNotEqualTo(second);
        assertThat(StepKey.of("a.b", "x".repeat(512)).key()).isEqualTo("x".repeat(512));
    }

    @Test
    void aShortenedKeyHasNoHalfCharacter() {
        String key = StepKey.of("a.b", "\uD83D\uDCE7".repeat(300) + "1").key();
        assertThat(key.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
        String shifted = StepKey.of("a.b", "x" + "\uD83D\uDCE7".repeat(300)).key();
        assertThat(shifted.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
    }

    @Test
    void blankPartsAreRefused() {
        assertThatThrownBy(() -> StepKey.of("a.b", "x", " ")).hasMessageContaining("blank part");
        assertThatThrownBy(() -> StepKey.of("a.b")).hasMessageContaining("blank part");
        assertThatThrownBy(() -> StepKey.of(" ", "x")).hasMessageContaining("1 to 200");
    }
}
