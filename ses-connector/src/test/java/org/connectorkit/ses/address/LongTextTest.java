package org.connectorkit.ses.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred thousand characters of each pattern: work that grows with the square of the length would not end within the bound. */
class LongTextTest {

    private static final int LENGTH = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@",
                "a,",
                "a@x.example,",
                "(",
                "()",
                "(\\",
                "\"",
                "\"a\"",
                "\"\u0000",
                "\\",
                "[",
                "[]",
                "<",
                ">",
                "<>",
                ":",
                "a:",
                "a:;",
                ";",
                "a;",
                "=?a?b",
                "=?UTF-8?Q?a?=",
                "=?UTF-8?Q?a?= ",
                "a.",
                "é",
                "🎉",
                "\ud83c",
                " ",
                "\n",
                "a\n",
                "\u0000",
                "a ",
                "a <",
                "a@x.example "
            })
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isParsed(String pattern) {
        String text = pattern.repeat(LENGTH / pattern.length());
        for (String start : List.of("", "a@", "\"")) {
            MailboxList list = MailboxList.parse(List.of(start + text, start + text + "<a@x.example>"));
            assertThat(list.problems().size()).isLessThanOrEqualTo(MailboxList.MAX_PROBLEMS);
        }
    }
}
