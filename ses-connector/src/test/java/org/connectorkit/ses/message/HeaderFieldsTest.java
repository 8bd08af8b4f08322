package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFieldsTest {

    static List<String> subjects() {
        return List.of(
                "Report",
                "",
                " ",
                " leading",
                "trailing ",
                "two  spaces",
                "Zürich",
                "=?UTF-8?Q?literal?=",
                "almost =? encoded",
                "a_b?c=d",
                "x".repeat(60),
                "x".repeat(61),
                "x".repeat(1_200),
                "word ".repeat(300).strip(),
                "日本語の件名".repeat(50),
                "🎉".repeat(200),
                "a🎉".repeat(99),
                "tilde~");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    @Tag("ses-2.10")
    @Tag("ses-1.22")
    @Tag("peer-bug-18")
    @Tag("peer-bug-20")
    void subjectsArriveAsTheyWereWrittenInShortLines(String subject) {
        Email email = TestEmails.builder().subject(subject).text("t").build();
        assertThat(ParsedEmail.of(email).subject()).isEqualTo(subject);
        assertThat(MimeMessageTest.longestLine(TestEmails.bytes(email))).isLessThanOrEqualTo(76);
        assertThat(TestEmails.source(email)).matches("[\\r\\n -~]+");
    }

    @Test
    void plainSubjectsStayReadable() {
        Email email = TestEmails.builder()
                .subject("word ".repeat(40).strip())
                .text("t")
                .build();
        assertThat(TestEmails.source(email))
                .contains("Subject: " + "word ".repeat(12) + "word\r\n " + "word ".repeat(14) + "word\r\n ");
    }

    @Test
    void wordsOfUpToSixtyPrintableCharactersStandAsTheyAre() {
        for (String subject : List.of("x".repeat(60), "tilde~ !", "=? at last".substring(1))) {
            assertThat(TestEmails.source(
                            TestEmails.builder().subject(subject).text("t").build()))
                    .contains("\r\nSubject: " + subject + "\r\n");
        }
        assertThat(TestEmails.source(
                        TestEmails.builder().subject("x".repeat(61)).text("t").build()))
                .contains("\r\nSubject: =?UTF-8?Q?x");
    }

    static List<String> displayNames() {
        return List.of(
                "Jane",
                "Doe, Jane",
                "John Q. Public",
                "Ed \"the \\ boss\" O'Neil",
                "a@example.com",
                "Zürich Büro",
                "Müller, Jörg <chef>",
                "=?UTF-8?Q?literal?=",
                "two  spaces",
                "x".repeat(200),
                "Kommission für Ümläüte, ".repeat(20).strip(),
                "山田太郎".repeat(40),
                "😀, \"😀\"");
    }

    @ParameterizedTest
    @MethodSource("displayNames")
    @Tag("peer-bug-15")
    @Tag("peer-bug-08")
    void displayNamesArriveAsTheyWereWrittenInShortLines(String name) {
        Mailbox mailbox = Mailbox.of("\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <jane@example.com>");
        assertThat(mailbox.displayName()).contains(name);
        Email email = TestEmails.builder()
                .from(mailbox)
                .recipients(Recipients.of(
                        List.of(mailbox, Mailbox.of("second@example.com")),
                        List.of(Mailbox.of("\"" + "C ".repeat(50) + "\" <c@example.com>")),
                        List.of()))
                .replyTo(List.of(mailbox))
                .text("t")
                .build();
        ParsedEmail parsed = ParsedEmail.of(email);
        assertThat(parsed.mailboxes("From")).containsExactly(name + " <jane@example.com>");
        assertThat(parsed.mailboxes("To")).containsExactly(name + " <jane@example.com>", "<second@example.com>");
        assertThat(parsed.mailboxes("Reply-To")).containsExactly(name + " <jane@example.com>");
        assertThat(MimeMessageTest.longestLine(TestEmails.bytes(email))).isLessThanOrEqualTo(76);
        assertThat(TestEmails.source(email)).matches("[\\r\\n -~]+");
    }

    @Test
    @Tag("ses-1.23")
    @Tag("peer-bug-16")
    @Tag("peer-bug-extra-encoded-word-in-address")
    void internationalDomainsArePunycodeInTheFieldsAndNeverEncodedWords() {
        Email email = TestEmails.builder()
                .from(Mailbox.of("Jörg <joerg+news@BÜCHER.example>"))
                .text("t")
                .build();
        assertThat(TestEmails.source(email))
                .startsWith("From: =?UTF-8?B?SsO2cmc=?= <joerg+news@xn--bcher-kva.example>\r\n");
    }

    @Test
    @Tag("peer-bug-18")
    void fiftyOfTheLongestAddressesStayUnderTheLineLimit() {
        List<Mailbox> many = new ArrayList<>();
        for (int i = 10; i < 60; i++) {
            many.add(Mailbox.of("\"" + "N".repeat(60) + "\" <" + i + "x".repeat(62) + "@"
                    + ("d".repeat(60) + ".").repeat(4) + "example>"));
        }
        Email email = TestEmails.builder()
                .recipients(Recipients.of(many, List.of(), List.of()))
                .text("t")
                .build();
        assertThat(email.problems()).isEmpty();
        assertThat(ParsedEmail.of(email).mailboxes("To")).hasSize(50);
        assertThat(MimeMessageTest.longestLine(TestEmails.bytes(email))).isLessThanOrEqualTo(998);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: e@example.com", "a\nb", "a\rb", "\u0000", "tab\t", "\u0085", "\u007f"})
    @Tag("ses-2.03")
    @Tag("ses-2.04")
    @Tag("peer-bug-17")
    void controlCharactersInASubjectAreRefused(String subject) {
        Email email = TestEmails.builder().subject(subject).text("t").build();
        assertThat(email.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.part()).isEqualTo(EmailProblem.Part.SUBJECT);
            assertThat(problem.message())
                    .startsWith("The subject holds the control character U+00")
                    .endsWith("delete it.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u0000", "ä", "\u007f"})
    @Tag("ses-2.03")
    @Tag("peer-bug-17")
    void noFieldTakesAnythingButPrintableAscii(String piece) {
        HeaderBlock fields = new HeaderBlock();
        assertThatThrownBy(() -> fields.field("X", piece)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void foldsAtColumn76AndNeverRightAfterTheName() {
        assertThat(folded("a".repeat(70), "bbb")).isEqualTo("X: " + "a".repeat(70) + "\r\n bbb\r\n\r\n");
        assertThat(folded("a".repeat(69), "bbb")).isEqualTo("X: " + "a".repeat(69) + " bbb\r\n\r\n");
        assertThat(folded("a".repeat(90), "b")).isEqualTo("X: " + "a".repeat(90) + "\r\n b\r\n\r\n");
    }

    private static String folded(String... pieces) {
        return new String(new HeaderBlock().field("X", List.of(pieces)).toBytes(), StandardCharsets.US_ASCII);
    }
}
