package org.connectorkit.ses.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecipientsTest {

    @Test
    @Tag("ses-3.05")
    void anAddressStaysWhereItFirstStands() {
        Recipients recipients = Recipients.of(
                mailboxes("A <a@x.example>, a@X.EXAMPLE, A@x.example, b@x.example"),
                mailboxes("b@x.example, c@x.example"),
                mailboxes("C <c@x.example>, d@x.example, a@x.example, d@x.example"));
        assertThat(recipients.to()).isEqualTo(mailboxes("A <a@x.example>, A@x.example, b@x.example"));
        assertThat(recipients.cc()).isEqualTo(mailboxes("c@x.example"));
        assertThat(recipients.bcc()).isEqualTo(mailboxes("d@x.example"));
        assertThat(recipients.count()).isEqualTo(5);
    }

    @Test
    @Tag("ses-1.09")
    @Tag("ses-1.10")
    @Tag("peer-bug-10")
    @Tag("peer-bug-11")
    void theEnvelopeHoldsEveryAddressWithoutItsName() {
        Recipients recipients = Recipients.of(
                mailboxes("\"Doe, Jane\" <jane@bücher.example>"),
                mailboxes("c@x.example"),
                mailboxes("\"b b\"@x.example"));
        assertThat(recipients.addrSpecs())
                .containsExactly("jane@xn--bcher-kva.example", "c@x.example", "\"b b\"@x.example");
    }

    @Test
    @Tag("ses-1.01")
    @Tag("ses-3.05")
    @Tag("peer-bug-14")
    void membersOfGroupsCountAndDuplicatesDoNot() {
        Recipients recipients = Recipients.of(
                mailboxes("Team: a@x.example, b@x.example;, a@x.example"), List.of(), mailboxes("b@x.example"));
        assertThat(recipients.count()).isEqualTo(2);
        assertThat(Recipients.MAX_COUNT).isEqualTo(50);
    }

    @Test
    void compareByAllThreeLines() {
        Recipients recipients = of("a@x.example", "b@x.example", "c@x.example");
        assertThat(recipients)
                .isEqualTo(of("a@x.example", "b@x.example", "c@x.example"))
                .hasSameHashCodeAs(of("a@x.example", "b@x.example", "c@x.example"))
                .isNotEqualTo(of("x@x.example", "b@x.example", "c@x.example"))
                .isNotEqualTo(of("a@x.example", "x@x.example", "c@x.example"))
                .isNotEqualTo(of("a@x.example", "b@x.example", "x@x.example"))
                .isNotEqualTo("x");
        assertThat(recipients).doesNotHaveSameHashCodeAs(of("x@x.example", "b@x.example", "c@x.example"));
        assertThat(recipients).hasToString("To [a@x.example], Cc [b@x.example], Bcc [c@x.example]");
    }

    private static Recipients of(String to, String cc, String bcc) {
        return Recipients.of(mailboxes(to), mailboxes(cc), mailboxes(bcc));
    }

    private static List<Mailbox> mailboxes(String text) {
        MailboxList list = MailboxList.parse(List.of(text));
        assertThat(list.problems()).isEmpty();
        return list.mailboxes();
    }
}
