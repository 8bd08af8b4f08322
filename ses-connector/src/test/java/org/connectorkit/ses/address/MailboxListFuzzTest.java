package org.connectorkit.ses.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

class MailboxListFuzzTest {

    @FuzzTest
    void anyTextIsParsedAndWhatIsFoundIsReadBack(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        MailboxList list = MailboxList.parse(List.of(text));
        for (Mailbox mailbox : list.mailboxes()) {
            assertThat(mailbox.addrSpec()).matches("[ -~]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");
            assertThat(Mailbox.of(mailbox.toString())).isEqualTo(mailbox);
        }
        assertThat(list.problems())
                .noneMatch(problem -> problem.message().chars().anyMatch(Character::isISOControl));
    }
}
