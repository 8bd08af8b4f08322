package org.connectorkit.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See [the guide](https://example.com/a_b). | See the guide (https://example.com/a_b).",
                "Run `ses:ListIdentities` on `*` | Run ses:ListIdentities on *",
                "**Never** shown, *not* _once_ | Never shown, not once",
                "my_file_name and 2 * 3 * 4 | my_file_name and 2 * 3 * 4",
                "a \\* b | a * b",
            })
    void marksAreDroppedAndLinksWrittenOut(String markdown, String plain) {
        assertThat(PlainText.of(markdown)).isEqualTo(plain);
    }
}
