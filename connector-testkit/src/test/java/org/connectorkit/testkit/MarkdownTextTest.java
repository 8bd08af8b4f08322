package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    @Test
    void dropsCodeSpansAndCodeBlocks() {
        assertThat(MarkdownText.withoutCode("a `<b>` c ``d ` e`` f")).isEqualTo("a  c  f");
        assertThat(MarkdownText.withoutCode("a\n```json\n# no heading\n```\nb")).isEqualTo("a\n\nb");
        assertThat(MarkdownText.withoutCode("a ` b")).isEqualTo("a ` b");
    }
}
