package org.connectorkit.host.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.connectorkit.host.Json;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {

    private static final String SECRET = "a/B+c d\"e\\é~*";

    private final Masker masker = Masker.of(List.of(SECRET));

    @Test
    void theSecretInClearIsMaskedWhereverItStands() {
        assertThat(masker.mask("before " + SECRET + SECRET + " after")).isEqualTo("before ****** after");
        assertThat(masker.mask("nothing to see")).isEqualTo("nothing to see");
    }

    @Test
    void itsUrlEncodedFormsAreMasked() {
        String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String rfc3986 = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        assertThat(masker.mask("k=" + form + "&")).isEqualTo("k=***&");
        assertThat(masker.mask("k=" + form.replace("+", "%20") + "&")).isEqualTo("k=***&");
        assertThat(masker.mask("k=" + rfc3986 + "&")).isEqualTo("k=***&");
        assertThat(masker.mask("k=a%2fB%2bc%20d%22e%5c%c3%a9~%2a&")).isEqualTo("k=***&");
    }

    @Test
    void itsFormEscapedForJsonIsMasked() {
        assertThat(masker.mask("{\"k\":\"a/B+c d\\\"e\\\\é~*\"}")).isEqualTo("{\"k\":\"***\"}");
        assertThat(masker.mask("{\"k\":\"a\\/B+c d\\\"e\\\\é~*\"}")).isEqualTo("{\"k\":\"***\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "user:x"})
    void itsBase64IsMaskedAloneAndInsideALongerText(String before) {
        byte[] bytes = (before + "correct-horse-battery" + (before.isEmpty() ? "" : ":after"))
                .getBytes(StandardCharsets.UTF_8);
        Masker plain = Masker.of(List.of("correct-horse-battery"));
        for (Base64.Encoder encoder : List.of(
                Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getEncoder().withoutPadding())) {
            String masked = plain.mask("Basic " + encoder.encodeToString(bytes));
            assertThat(masked).contains("***");
            String left = masked.substring("Basic ".length()).replace("***", "");
            assertThat(left.length())
                    .isLessThan(Base64.getEncoder().encodeToString(bytes).length() - 20);
        }
    }

    @Test
    void theLongestIsMaskedFirst() {
        Masker two = Masker.of(List.of("pass", "password"));
        assertThat(two.mask("password pass")).isEqualTo("*** ***");
    }

    @Test
    void whatIsTooShortToHideTearsNothingApart() {
        assertThat(Masker.of(List.of("a", "abc", "   ")).mask("abc and   a")).isEqualTo("abc and   a");
    }

    @Test
    void treesAreMaskedInTextsAndNames() {
        Masker plain = Masker.of(List.of("s3cret"));
        assertThat(plain.mask(Json.object("{'a s3cret': ['x-s3cret', 5, true, null, {'k': 's3cret'}]}")))
                .isEqualTo(Json.object("{'a ***': ['x-***', 5, true, null, {'k': '***'}]}"));
    }

    @Test
    void failuresAreMaskedInEveryText() {
        Masker plain = Masker.of(List.of("s3cret"));
        ConnectorException masked = plain.mask(ConnectorException.builder(ErrorKind.REJECTED, "NO_s3cret", "a s3cret")
                .nextStep("b s3cret")
                .serviceCode("c s3cret")
                .requestId("d s3cret")
                .problems(List.of(InputProblem.atPath("x[\"s3cret\"]", "e s3cret")))
                .cause(new IllegalStateException("f s3cret"))
                .build());

        assertThat(masked).hasMessage("a ***").hasNoCause();
        assertThat(masked.code()).isEqualTo("NO_***");
        assertThat(masked.nextStep()).contains("b ***");
        assertThat(masked.serviceCode()).contains("c ***");
        assertThat(masked.requestId()).contains("d ***");
        assertThat(masked.problems()).containsExactly(InputProblem.atPath("x[\"***\"]", "e ***"));
    }

    @Test
    void aStackTraceIsMaskedWithItsCauses() {
        Masker plain = Masker.of(List.of("s3cret"));
        String trace =
                plain.stackTrace(new IllegalStateException("a s3cret", new IllegalArgumentException("b s3cret")));
        assertThat(trace)
                .contains("a ***", "Caused by: java.lang.IllegalArgumentException: b ***")
                .doesNotContain("s3cret");
    }
}
