package org.connectorkit.ses.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxListTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            a@x.example                                   → a@x.example
            A.b+c_d@X.Example                             → A.b+c_d@x.example
            <a@x.example>                                 → a@x.example
            a@x.example, "B, C" <b@y.example>             → a@x.example, "B, C" <b@y.example>
            a@x.example,,b@y.example,                     → a@x.example, b@y.example
            a@x.example (c)                               → a@x.example
            (c) a@x.example (d (e\\)) f), b@y.example     → a@x.example, b@y.example
            Jane Doe <a@x.example>                        → "Jane Doe" <a@x.example>
            John Q. Public <a@x.example>                  → "John Q. Public" <a@x.example>
            Jane "the boss" Doe <a@x.example>             → "Jane the boss Doe" <a@x.example>
            "a \\"b\\" \\\\ c" <a@x.example>              → "a \\"b\\" \\\\ c" <a@x.example>
            "" <a@x.example>                              → a@x.example
            " " <a@x.example>                             → a@x.example
            "<b@y.example>" <a@x.example>                 → "<b@y.example>" <a@x.example>
            Jörg Müller <a@x.example>                     → "Jörg Müller" <a@x.example>
            山田 <a@x.example>                             → "山田" <a@x.example>
            "a b"@x.example                               → "a b"@x.example
            "a@b"@x.example                               → "a@b"@x.example
            "a\\"\\\\b"@x.example                         → "a\\"\\\\b"@x.example
            "ab"@x.example                                → ab@x.example
            ".a"@x.example                                → ".a"@x.example
            "a..b"@x.example                              → "a..b"@x.example
            "a."@x.example                                → "a."@x.example
            !#$%&'*+-/=?^_`{|}~@x.example                 → !#$%&'*+-/=?^_`{|}~@x.example
            Team: a@x.example, B <b@x.example>;           → a@x.example, "B" <b@x.example>
            Dr. X "Y": a@x.example;                       → a@x.example
            Team:;                                        → ``
            undisclosed-recipients:;                      → ``
            "A, B": a@x.example;, b@y.example             → a@x.example, b@y.example
            A: a@x.example,; , B: b@y.example;            → a@x.example, b@y.example
            =?UTF-8?Q?J=C3=B6rg?= <a@x.example>           → "Jörg" <a@x.example>
            =?UTF-8?B?SsO2?= =?UTF-8?Q?rg?= Doe <a@x.example> → "Jörg Doe" <a@x.example>
            Dr. =?UTF-8?Q?J=C3=B6rg?= <a@x.example>       → "Dr. Jörg" <a@x.example>
            "=?UTF-8?Q?J?=" <a@x.example>                 → "=?UTF-8?Q?J?=" <a@x.example>
            =?nowhere?Q?J?= <a@x.example>                 → "=?nowhere?Q?J?=" <a@x.example>
            """)
    @Tag("ses-3.03")
    @Tag("peer-bug-08")
    void readsAddressLists(String text, String mailboxes) {
        MailboxList list = MailboxList.parse(List.of(text));
        assertThat(list.problems()).isEmpty();
        assertThat(String.join(
                        ", ", list.mailboxes().stream().map(Mailbox::toString).toList()))
                .isEqualTo(mailboxes);
    }

    @Test
    @Tag("ses-3.03")
    void spaceAroundAddressesDoesNotCount() {
        assertThat(MailboxList.parse(List.of(" \t\r\n a@x.example \r\n,\n\tb@y.example\n"))
                        .mailboxes())
                .containsExactly(Mailbox.of("a@x.example"), Mailbox.of("b@y.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            plain                          → has no '@'; write the whole address
            ;                              → holds a ';' outside a group
            a@x.example;b@y.example        → holds a ';' outside a group; separate addresses with commas
            a@x.example b@y.example        → has more than one '@'; separate addresses with commas
            <a@x.example> <b@y.example>    → goes on after its '>'; add a comma
            <a@x.example> x                → goes on after its '>'; add a comma
            <a@x.example                   → has a '<' that is never closed
            Jane <                         → has a '<' that is never closed
            a@x.example>                   → has '>' in its domain
            <>                             → has no '@'
            b@y.example <a@x.example>      → has a '@' in its display name; put the name in quotes
            J [x] <a@x.example>            → has a '[x]' in its display name
            @a@x.example                   → has more than one '@'
            "a\\                          → has a '"' that is never closed
            a@x.0                          → has an IP address as domain
            a@x.9                          → has an IP address as domain
            @x.example                     → has nothing before its '@'
            .a@x.example                   → has '.' where it may not be before the '@'
            a..b@x.example                 → has '.' where it may not be before the '@'
            a.@x.example                   → has a dot right before its '@'
            "a"b@x.example                 → has 'a' where it may not be before the '@'
            a"b"@x.example                 → has 'b' where it may not be before the '@'
            a"."@x.example                 → has '.' where it may not be before the '@'
            ""@x.example                   → needs 1 to 64 characters before its '@' and has 0
            a b@x.example                  → has a space inside the address
            a @x.example                   → has a space inside the address
            a@ x.example                   → has a space inside the address
            a@x.ex ample                   → has a space inside the address
            A <a@x .example>               → has a space inside the address
            é@x.example                    → has U+00E9 LATIN SMALL LETTER E WITH ACUTE before its '@', where Amazon SES accepts ASCII only
            "🎉"@x.example                 → has U+1F389 PARTY POPPER before its '@'
            a@                             → has no domain after the '@'
            a@x                            → has the domain 'x' without a top-level domain, which Amazon SES requires
            a@.x.example                   → has the domain '.x.example' with a dot too many
            a@x..example                   → has the domain 'x..example' with a dot too many
            a@x.example.                   → has the domain 'x.example.' with a dot too many
            a@-x.example                   → has the domain '-x.example' with '-' where it may not be
            a@x-.example                   → has the domain 'x-.example' with '-' where it may not be
            a@x_y.example                  → has the domain 'x_y.example' with '_' where it may not be
            a@"x.example"                  → has 'x.example' in its domain
            a@192.0.2.1                    → has an IP address as domain, which Amazon SES does not accept
            a@[192.0.2.1]                  → has an IP address as domain, which Amazon SES does not accept
            a@straße.example               → has a domain with U+00DF LATIN SMALL LETTER SHARP S, which older and newer rules
            a@σας.example                  → has a domain with U+03C2 GREEK SMALL LETTER FINAL SIGMA
            a@x℀.example                   → , which has no punycode form
            a@🎉\ud83e\udd70.example       → , which has no punycode form
            "a@x.example                   → has a '"' that is never closed
            a@x.example (b                 → has a '(' that is never closed
            a@x.example (b (c)             → has a '(' that is never closed
            a@x.example (b\\)              → has a '(' that is never closed
            a@x.example)                   → holds a ')' without its '('
            a@x.example]                   → holds a ']' without its '['
            a@[x.example                   → has a '[' that is never closed
            a\\b@x.example                 → holds a '\\' outside quotes
            Team: a@x.example              → starts a group that no ';' ends
            mailto:a@x.example             → starts a group that no ';' ends
            Team:;;                        → ';' follows a group without a comma
            A:; B: b@x.example;            → 'B: b@x.example;' follows a group without a comma
            Team: a@x.example; b@y.example → 'b@y.example' follows a group without a comma
            A:B:a@x.example;               → has ':' where it may not be before the '@'
            :a@x.example                   → has ':' where it may not be before the '@'
            """)
    @Tag("ses-1.23")
    @Tag("ses-3.03")
    @Tag("peer-bug-16")
    void saysWhatIsWrongAndWhatToDo(String text, String problem) {
        MailboxList list = MailboxList.parse(List.of(text));
        assertThat(list.problems()).singleElement().satisfies(found -> {
            assertThat(found.index()).isZero();
            assertThat(found.message()).contains(problem).startsWith("'").endsWith(".");
        });
    }

    @Test
    @Tag("ses-3.03")
    void anUnquotedCommaInANameIsExplained() {
        assertThat(MailboxList.parse(List.of("Karen, Chan <k@x.example>")).problems())
                .containsExactly(new AddressProblem(
                        0,
                        "'Karen' has no '@'; write the whole address, and quotes around a name with a comma, as in"
                                + " name@example.com or \"Doe, Jane\" <jane@example.com>."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.example\u0000",
                "\u0000a@x.example",
                "a\u0007@x.example",
                "a@x\u007f.example",
                "Ja\u0085ne <a@x.example>",
                "\"Ja\tne\" <a@x.example>",
                "\"Jane\\\u0000\" <a@x.example>",
                "\"Jane\r\nBcc: e@x.example\" <a@x.example>",
                "\"a\nb\\\"c\" <a@x.example>",
                "\"a\u0000\" <a@x.example>",
                "\"a\u0000b",
                "=?UTF-8?Q?a=0D=0Ab?= <a@x.example>"
            })
    @Tag("ses-3.03")
    @Tag("ses-2.04")
    @Tag("peer-bug-17")
    void controlCharactersAreRefused(String text) {
        MailboxList list = MailboxList.parse(List.of(text));
        assertThat(list.mailboxes()).isEmpty();
        assertThat(list.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("control character U+00")
                .doesNotContainPattern("\\p{Cntrl}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@x.example\r\nBcc: e@y.example", "a@x.example\nb@y.example", "Jane\r\n <a@x.example>"})
    @Tag("ses-2.03")
    @Tag("peer-bug-17")
    void lineBreaksWithinAnAddressAreRefused(String text) {
        MailboxList list = MailboxList.parse(List.of(text));
        assertThat(list.mailboxes()).isEmpty();
        assertThat(list.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("holds a line break; delete it, or add a comma where the next address starts"));
    }

    @Test
    void onlyTheBadAddressIsLostAndEachHasItsItemsIndex() {
        MailboxList list = MailboxList.parse(List.of(
                "a@x.example",
                "bad",
                "",
                "b@x.example, worse@, c@x.example, \"a\u0000b\" <x@y.example>, d@x.example",
                "e@x.example"));
        assertThat(list.mailboxes())
                .extracting(Mailbox::addrSpec)
                .containsExactly("a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example");
        assertThat(list.problems()).extracting(AddressProblem::index).containsExactly(1, 3, 3);
        assertThat(list.problems())
                .extracting(problem -> problem.message().split(" ")[0])
                .containsExactly("'bad'", "'worse@'", "'\"a\\u0000b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", ",", " , ,", "[]", " [ ] ", "[\"\"]", "[\"\", null, \" \"]", "(nobody)"})
    @Tag("ses-3.04")
    @Tag("peer-bug-13")
    void blankItemsHoldNoAddress(String text) {
        MailboxList list = MailboxList.parse(List.of(text));
        assertThat(list.mailboxes()).isEmpty();
        assertThat(list.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            ["a@x.example"]                                → a@x.example
            \u0020[ "a@x.example" , "b@x.example" ]\u0020  → a@x.example, b@x.example
            ["a@x.example", null, ""]                      → a@x.example
            ["a@x.example, b@x.example"]                   → a@x.example, b@x.example
            ["\\"Doe, J\\" <a@x.example>"]                 → "Doe, J" <a@x.example>
            ["J\\u00f6\\u00F6rg <a\\u0040x.example>"]      → "Jöörg" <a@x.example>
            ["\\/\\t\\r\\na@x.example\\n"]                 → /a@x.example
            """)
    @Tag("ses-3.03")
    void readsTheJsonTextOfAnArray(String text, String mailboxes) {
        if (text.contains("\\/\\t")) {
            assertThat(JsonTextArray.parse(text)).contains(List.of("/\t\r\na@x.example\n"));
            return;
        }
        MailboxList list = MailboxList.parse(List.of(text));
        assertThat(list.problems()).isEmpty();
        assertThat(String.join(
                        ", ", list.mailboxes().stream().map(Mailbox::toString).toList()))
                .isEqualTo(mailboxes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[\"a@x.example\"",
                "[\"a@x.example",
                "[\"a@x.example\",]",
                "[,]",
                "[a@x.example]",
                "['a@x.example']",
                "[1]",
                "[{}]",
                "[\"a\\q\"]",
                "[\"a\\q]",
                "[\"a\n]",
                "[\"a\\u00g0\"]",
                "[\"a\\u00\"",
                "[\"a\\",
                "[\"a\nb\"]",
                "[] x",
                "[\"\\u\uff11000\"]",
                "[nul]",
                "[[]]",
                "[\"a\" \"b\"]",
                "[\"a\u001f\"]",
                "[]]",
                "[\"a\\u123"
            })
    @Tag("ses-3.03")
    void otherTextInSquareBracketsIsExplained(String text) {
        assertThat(MailboxList.parse(List.of("a@x.example", text)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.index()).isEqualTo(1);
                    assertThat(problem.message()).contains("starts with '[' and is no JSON array of strings");
                });
    }

    @Test
    void jsonEscapesMeanTheirCharacters() {
        assertThat(JsonTextArray.parse("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\uaBf9\"]"))
                .contains(List.of("\"\\/\b\f\n\r\t\uabf9"));
        assertThat(JsonTextArray.parse("x")).isEmpty();
        assertThat(JsonTextArray.parse("[\" \"]")).contains(List.of(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "BÜCHER.example,xn--bcher-kva.example",
        "例え.テスト,xn--r8jz45g.xn--zckzah",
        "例え。テスト,xn--r8jz45g.xn--zckzah",
        "ＥＸＡＭＰＬＥ.com,example.com",
        "xn--bcher-kva.Example,xn--bcher-kva.example",
        "a-b.example,a-b.example",
        "1.example,1.example"
    })
    @Tag("ses-1.23")
    @Tag("peer-bug-16")
    void internationalDomainsBecomePunycode(String domain, String ascii) {
        Mailbox mailbox = Mailbox.of("a@" + domain);
        assertThat(mailbox.domain()).isEqualTo(ascii);
        assertThat(mailbox.localPart()).isEqualTo("a");
        assertThat(mailbox.addrSpec()).isEqualTo("a@" + ascii);
    }

    @Test
    void lengthsAreThoseOfRfc5321() {
        String label = "d".repeat(63);
        String domain = label + "." + label + "." + label + "." + "d".repeat(61);
        assertThat(Mailbox.of("x".repeat(64) + "@" + domain).domain()).hasSize(253);
        assertThat(problemOf("x".repeat(65) + "@x.example"))
                .contains("needs 1 to 64 characters before its '@' and has 65");
        assertThat(problemOf("a@" + domain + "d")).contains("a domain of more than 253 characters; correct");
        assertThat(problemOf("a@" + "é.".repeat(50) + "example")).contains("more than 253 characters in punycode");
        assertThat(problemOf("a@" + label + "d.example")).contains("more than 63 characters between its dots");
        assertThat(problemOf("a@" + "é".repeat(64) + ".example")).contains("no punycode form");
    }

    @Test
    void messagesQuoteNoMoreThanTheStartOfALongText() {
        assertThat(problemOf("x".repeat(80))).startsWith("'" + "x".repeat(80) + "' has no '@'");
        assertThat(problemOf("x".repeat(81))).startsWith("'" + "x".repeat(80) + "…' has no '@'");
        assertThat(problemOf("x".repeat(79) + "🎉🎉")).startsWith("'" + "x".repeat(79) + "…' has no '@'");
        assertThat(problemOf("\udf89")).startsWith("'\\udf89' has no '@'");
        assertThat(problemOf("🎉\udf89\ud83c \ud83c")).startsWith("'🎉\\udf89\\ud83c \\ud83c' has no '@'");
    }

    private static String problemOf(String text) {
        return MailboxList.parse(List.of(text)).problems().get(0).message();
    }

    @Test
    void afterAHundredProblemsNoMoreAreListed() {
        assertThat(MailboxList.parse(List.of("a,".repeat(99))).problems()).hasSize(99);
        assertThat(MailboxList.parse(List.of("a,".repeat(100))).problems()).hasSize(100);
        assertThat(MailboxList.parse(List.of("a,".repeat(101) + "b@x.example")).problems())
                .hasSize(100);
        assertThat(MailboxList.parse(List.of("a,".repeat(101) + "b@x.example")).mailboxes())
                .hasSize(1);
    }

    @Test
    void oneAddressIsExactlyOne() {
        assertThat(MailboxList.parseOne("Jane <a@x.example>").mailboxes()).hasSize(1);
        assertThat(MailboxList.parseOne("Jane <a@x.example>").problems()).isEmpty();
        assertThat(MailboxList.parseOne(" ").problems())
                .containsExactly(new AddressProblem(
                        0,
                        "No address is given; write one, as in name@example.com or \"Doe, Jane\" <jane@example.com>."));
        assertThat(MailboxList.parseOne("a@x.example, b@x.example").problems())
                .containsExactly(
                        new AddressProblem(0, "'a@x.example, b@x.example' holds 2 addresses; write exactly one."));
        assertThat(MailboxList.parseOne("a@x.example, b").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("'b' has no '@'"));
        assertThatThrownBy(() -> Mailbox.of("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'nobody' has no '@'");
    }

    @Test
    void mailboxesCompareByNameAndAddress() {
        Mailbox mailbox = Mailbox.of("Jane <a@x.example>");
        assertThat(mailbox)
                .isEqualTo(Mailbox.of("\"Jane\" <a@X.example>"))
                .hasSameHashCodeAs(Mailbox.of("\"Jane\" <a@X.example>"));
        assertThat(mailbox)
                .isNotEqualTo(Mailbox.of("a@x.example"))
                .isNotEqualTo(Mailbox.of("Jane <A@x.example>"))
                .isNotEqualTo(Mailbox.of("June <a@x.example>"))
                .isNotEqualTo("a@x.example");
        assertThat(mailbox).doesNotHaveSameHashCodeAs(Mailbox.of("a@x.example"));
        assertThat(mailbox.displayName()).contains("Jane");
        assertThat(Mailbox.of("a@x.example").displayName()).isEmpty();
    }
}
