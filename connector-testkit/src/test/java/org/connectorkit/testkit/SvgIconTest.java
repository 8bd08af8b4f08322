package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgIconTest {

    @Test
    void takesShapesAndGradients() {
        assertThat(SvgIcon.problems(svg("<defs><linearGradient id=\"g\"/></defs><path fill=\"url(#g)\" d=\"M0 0\"/>")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "<script>1</script>; holds <script>",
                "<g onload=\"x()\"/>; runs a script in onload",
                "<image href=\"https://example.com/a.png\"/>; holds <image>",
                "<a href=\"javascript:x()\"/>; refers to the outside in href",
                "<path fill=\"url(https://example.com/a)\"/>; refers to the outside in fill",
                "<style>a{}</style>; holds <style>",
                "<foreignObject/>; holds <foreignObject>",
                "<path; is not well-formed XML"
            })
    void refusesWhatCanAct(String content, String problem) {
        assertThat(SvgIcon.problems(svg(content)))
                .anySatisfy(seen -> assertThat(seen).contains(problem));
    }

    @Test
    void refusesWhatIsNotSquareOrOfNoNamespace() {
        assertThat(SvgIcon.problems("<svg viewBox=\"0 0 24 12\"></svg>"))
                .containsExactly(
                        "lacks xmlns=\"http://www.w3.org/2000/svg\", so that no browser shows it as an image",
                        "is not square: its viewBox is '0 0 24 12'");
    }

    @Test
    void refusesADocumentTypeAndSoItsEntities() {
        assertThat(SvgIcon.problems("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + svg("&a;")))
                .singleElement()
                .asString()
                .contains("DOCTYPE is disallowed");
    }

    private static String svg(String content) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">" + content + "</svg>";
    }
}
