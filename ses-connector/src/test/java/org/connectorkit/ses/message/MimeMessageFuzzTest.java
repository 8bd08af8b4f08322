package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

class MimeMessageFuzzTest {

    @FuzzTest
    void anythingIsEitherRefusedOrComposedAndReadBack(FuzzedDataProvider data) throws IOException {
        String subject = data.consumeString(200);
        String fileName = data.consumeString(300);
        TestFile file = TestFile.of(data.consumeBytes(10_000)).withContentType(data.consumeString(100));
        String body = data.consumeRemainingAsString();
        Email email = TestEmails.builder()
                .subject(subject)
                .text(body)
                .addAttachment(new Attachment(fileName, file))
                .build();
        if (!email.problems().isEmpty()) {
            return;
        }
        MimeMessage message = MimeMessage.of(email);
        byte[] bytes = TestEmails.bytes(message);
        assertThat(message.length()).isEqualTo(bytes.length);
        assertThat(MimeMessageTest.longestLine(bytes)).isLessThanOrEqualTo(998);
        ParsedEmail parsed = ParsedEmail.of(bytes);
        assertThat(parsed.subject()).isEqualTo(WellFormed.of(subject));
        assertThat(parsed.leaf(0).text()).isEqualTo(WellFormed.of(body).replaceAll("\r\n|\r|\n", "\r\n"));
        assertThat(parsed.leaf(1).fileName()).isEqualTo(FileName.clean(fileName));
        assertThat(parsed.leaf(1).bytes()).isEqualTo(file.bytes());
    }
}
