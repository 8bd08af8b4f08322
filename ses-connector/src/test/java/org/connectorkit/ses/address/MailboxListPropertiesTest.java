package org.connectorkit.ses.address;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

class MailboxListPropertiesTest {

    @Property
    @Tag("ses-2.05")
    @Tag("ses-3.01")
    @Tag("ses-3.02")
    void whateverTheTextEveryMailboxIsOneThatTheServiceTakes(@ForAll("hostileTexts") List<String> items)
            throws AddressException {
        MailboxList list = MailboxList.parse(items);
        for (Mailbox mailbox : list.mailboxes()) {
            assertThat(mailbox.addrSpec()).matches("[ -~]+").endsWith("@" + mailbox.domain());
            assertThat(mailbox.domain()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
            assertThat(new InternetAddress(mailbox.addrSpec(), true).getAddress())
                    .isEqualTo(mailbox.addrSpec());
            assertThat(mailbox.displayName().orElse("x"))
                    .doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f]")
                    .isNotBlank();
            assertThat(Mailbox.of(mailbox.toString())).isEqualTo(mailbox);
        }
        for (AddressProblem problem : list.problems()) {
            assertThat(problem.index()).isBetween(0, items.size() - 1);
            assertThat(problem.message()).doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f]");
            assertThat(problem.message().length()).isLessThan(2_000);
        }
    }

    /** The characters that mean something to an address list, more often than any other. */
    @Provide
    Arbitrary<List<String>> hostileTexts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b@x.example",
                "@",
                "x.example",
                ".",
                ",",
                ";",
                ":",
                "<",
                ">",
                "(",
                ")",
                "[",
                "]",
                "\"",
                "\\",
                " ",
                "\t",
                "\r\n",
                "\u0000",
                "\u0085",
                "é",
                "ß",
                "。",
                "🎉",
                "\ud83c",
                "=?UTF-8?Q?=0A?=",
                "=?UTF-8?B?SsO2?=",
                "=?",
                "?=",
                "xn--",
                "-",
                "null",
                "[\"",
                "\"]",
                "\\u0022",
                "\u00a0",
                "\u200b",
                "\u202e");
        Arbitrary<String> grammar = pieces.list().ofMaxSize(30).map(list -> String.join("", list));
        return Arbitraries.oneOf(grammar, Arbitraries.strings().ofMaxLength(60))
                .list()
                .ofMaxSize(4);
    }

    @Property
    void mailboxesSurviveBeingWrittenAndReadAsAList(@ForAll("mailboxes") List<Mailbox> mailboxes) {
        String separated = mailboxes.stream().map(Mailbox::toString).collect(Collectors.joining(" ,\r\n (c, c) "));
        String group = "\"Our, team\": " + separated + ";";
        for (String text : List.of(separated, group)) {
            MailboxList list = MailboxList.parse(List.of(text));
            assertThat(list.problems()).isEmpty();
            assertThat(list.mailboxes()).isEqualTo(mailboxes);
        }
    }

    @Provide
    Arbitrary<List<Mailbox>> mailboxes() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("aZ0 .,;:<>()[]@\\\"=?_'é山\ud83c\udf89\u00a0\u2028")
                .ofMaxLength(40)
                .map(String::strip);
        Arbitrary<String> localParts =
                Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(64);
        Arbitrary<String> labels =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(63);
        Arbitrary<Mailbox> mailbox = Combinators.combine(names, localParts, labels)
                .as((name, localPart, label) ->
                        new Mailbox(name.isEmpty() ? null : name, localPart, label + ".example"));
        return mailbox.list().ofMaxSize(6);
    }

    @Property
    @Tag("ses-3.05")
    void eachAddressIsKeptOnceWhereItFirstStands(
            @ForAll("mailboxes") List<Mailbox> to,
            @ForAll("mailboxes") List<Mailbox> cc,
            @ForAll("mailboxes") List<Mailbox> bcc) {
        List<Mailbox> again = new ArrayList<>(to);
        again.addAll(cc);
        Recipients recipients = Recipients.of(to, again, bcc);
        assertThat(recipients.addrSpecs()).doesNotHaveDuplicates().hasSize(recipients.count());
        assertThat(recipients.to()).isSubsetOf(to);
        assertThat(recipients.cc()).isSubsetOf(cc).noneMatch(to::contains);
        assertThat(recipients.bcc()).isSubsetOf(bcc).noneMatch(again::contains);
    }
}
