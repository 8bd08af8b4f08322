package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortablePatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws[a-z-]*:iam::\\d{12}:role/.+",
                "[\\w+=,.@\\-]*",
                "(?:a|b)+?(?=c)(?!d)(?<name>e)\\k<name>",
                "a\\++",
                "a\\\\+",
                "[^]x]+",
                "\\p{Lu}\\p{L}*",
                "\\u00e9{1,3}",
                "https?://[^/?#]+"
            })
    void takesWhatBothKnow(String pattern) {
        assertThat(PortablePattern.problem(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a++; possessive",
                "(?>a)b; atomic",
                "(?i)a; flag",
                "\\p{Alpha}; property Alpha",
                "\\p{IsLatin}; property IsLatin",
                "[a-z&&[^b]]; intersects",
                "[a[b]]; nests",
                "\\Aa\\z; escapes 'A'",
                "\\Qa\\E; escapes 'Q'",
                "a\\-b; escapes '-'",
                "a\\@b; escapes '@'"
            })
    void refusesWhatOnlyOneKnows(String pattern, String problem) {
        assertThat(PortablePattern.problem(pattern))
                .hasValueSatisfying(seen -> assertThat(seen).contains(problem));
    }
}
