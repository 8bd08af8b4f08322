package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BodyTest {

    static List<String> bodies() {
        return List.of(
                "",
                "Hello",
                "Hello\r\n",
                "a\r\n\r\n.\r\n..\r\nFrom me\r\n",
                "trailing \r\nspaces\t\r\nat the end ",
                "tab at the end of Zürich\t",
                "ü ",
                "ü\t",
                "ü  ",
                "ü\r\n ",
                "=3D is no escape = here",
                "x".repeat(2_000),
                "ü" + "x".repeat(73) + " ",
                "ü" + " ".repeat(300),
                "日本語".repeat(3_000),
                "🎉".repeat(4_097),
                "x" + "🎉".repeat(4_097),
                "nul \u0000 bell \u0007 del \u007f end",
                "=_",
                "--=_m_" + TestEmails.TOKEN + "--\r\n",
                "Zürich\r\n".repeat(1_000));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    @Tag("ses-2.11")
    @Tag("ses-2.12")
    @Tag("peer-bug-18")
    @Tag("peer-bug-20")
    @Tag("peer-bug-23")
    void arrivesAsItWasWrittenInShortLinesOfAscii(String body) {
        Email email = TestEmails.builder()
                .text(body)
                .html(body)
                .addAttachment(TestEmails.file("a.txt", "x"))
                .build();
        byte[] bytes = TestEmails.bytes(email);
        ParsedEmail parsed = ParsedEmail.of(bytes);
        assertThat(parsed.leaf(0).text()).isEqualTo(body);
        assertThat(parsed.leaf(1).text()).isEqualTo(body);
        assertThat(parsed.leaf(0).type()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parsed.leaf(1).type()).isEqualTo("text/html; charset=UTF-8");
        assertThat(MimeMessageTest.longestLine(bytes)).isLessThanOrEqualTo(76);
        assertThat(TestEmails.source(email)).matches("[\\t\\r\\n -~]+").doesNotContainPattern("[^\r]\n|\r[^\n]");
    }

    @Test
    @Tag("ses-2.11")
    void lineBreaksOfAnyKindBecomeCrLf() {
        assertThat(received("a\nb\rc\r\nd\n\re\r\r\n")).isEqualTo("a\r\nb\r\nc\r\nd\r\n\r\ne\r\n\r\n");
        assertThat(received("x".repeat(4_095) + "\r\n\r")).isEqualTo("x".repeat(4_095) + "\r\n\r\n");
        assertThat(received("x".repeat(4_096) + "\r\n\n")).isEqualTo("x".repeat(4_096) + "\r\n\r\n");
    }

    @Test
    @Tag("ses-2.12")
    void loneSurrogatesBecomeTheReplacementCharacter() {
        assertThat(received("a\ud83c")).isEqualTo("a\ufffd");
        assertThat(received("\udf89a\ud83c\ud83c\udf89")).isEqualTo("\ufffda\ufffd🎉");
        Email email = TestEmails.builder().subject("a\ud83cb").text("t").build();
        assertThat(ParsedEmail.of(email).subject()).isEqualTo("a\ufffdb");
    }

    /** RFC 2045 section 6.7 rule 3: readers may drop a bare one, though the parser of these tests keeps it. */
    @Test
    void aBlankAtTheVeryEndIsEscaped() {
        Email space = TestEmails.builder().text("the lake of Zürich ").build();
        assertThat(TestEmails.source(space)).contains("=\r\n=20");
        Email tab = TestEmails.builder().text("the lake of Zürich\t").build();
        assertThat(TestEmails.source(tab)).contains("=\r\n=09");
    }

    private static String received(String body) {
        return ParsedEmail.of(TestEmails.builder().text(body).build()).leaf(0).text();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Hello,      76, 7bit
            x,          76, 7bit
            x,          77, quoted-printable
            ~,          10, 7bit
            =_,          2, quoted-printable
            üxxxxxxxxx, 10, quoted-printable
            ü,           5, base64
            üxxx,        4, base64
            \u07ffxxxxxxxxx, 10, quoted-printable
            \u0800xxxxxxxxx, 10, base64
            日xxxxxxxxxxxxxx, 15, quoted-printable
            日xxxxxxxxxxxxx, 14, base64
            """)
    void isEncodedAsItsCharactersSuggest(String start, int length, String encoding) {
        String body = (start + start.substring(start.length() - 1).repeat(length)).substring(0, length);
        assertThat(BodySegment.of(body).encoding()).isEqualTo(encoding);
    }

    @Test
    void longLinesAreCountedFromTheirLastBreak() {
        String line = "x".repeat(76);
        for (String lineBreak : List.of("\n", "\r", "\r\n")) {
            assertThat(BodySegment.of((line + lineBreak).repeat(3)).encoding()).isEqualTo("7bit");
        }
        assertThat(BodySegment.of(line + "\n" + line + "x\n" + line).encoding()).isEqualTo("quoted-printable");
        assertThat(BodySegment.of("\t\r\n").encoding()).isEqualTo("7bit");
        assertThat(BodySegment.of("four\u0000").encoding()).isEqualTo("quoted-printable");
        assertThat(BodySegment.of("\u0000\u0000\u0000").encoding()).isEqualTo("base64");
    }
}
