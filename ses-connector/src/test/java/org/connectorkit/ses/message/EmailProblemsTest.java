package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;
import org.connectorkit.ses.message.EmailProblem.Part;
import org.connectorkit.spi.FileValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EmailProblemsTest {

    @Test
    @Tag("ses-1.04")
    void allProblemsAreToldAtOnce() {
        Email email = TestEmails.builder()
                .recipients(Recipients.of(List.of(), List.of(), List.of()))
                .subject("a\nb")
                .addAttachment(TestEmails.file("run.exe", "x"))
                .addAttachment(TestEmails.file("fine.txt", "x"))
                .addAttachment(TestEmails.file("a\rb", "x"))
                .build();
        assertThat(email.problems())
                .containsExactly(
                        EmailProblem.of(Part.RECIPIENTS, "No recipient is given; write an address in To, Cc or Bcc."),
                        EmailProblem.of(
                                Part.SUBJECT,
                                "The subject holds the control character U+000A LINE FEED (LF); it is one line of plain"
                                        + " text, so delete it."),
                        EmailProblem.of(Part.BODY, "No body is given; fill in Text, Html or both."),
                        EmailProblem.ofAttachment(
                                "run.exe",
                                "Amazon SES refuses files of type .exe; send the file in a .zip archive or send a link to"
                                        + " it."),
                        EmailProblem.ofAttachment(
                                "a\rb",
                                "The file's name holds the control character U+000D CARRIAGE RETURN (CR); delete it from"
                                        + " the name."));
        assertThat(email.problems().get(3))
                .hasToString("ATTACHMENT 'run.exe': Amazon SES refuses files of type .exe; send"
                        + " the file in a .zip archive or send a link to it.");
        assertThat(email.problems().get(2)).hasToString("BODY: No body is given; fill in Text, Html or both.");
    }

    @Test
    @Tag("ses-1.01")
    @Tag("peer-bug-14")
    void fiftyRecipientsPassAndFiftyOneDoNot() {
        assertThat(withRecipients(17, 17, 16).problems()).isEmpty();
        assertThat(withRecipients(17, 17, 17).problems())
                .containsExactly(EmailProblem.of(
                        Part.RECIPIENTS,
                        "51 recipients are given over To, Cc and Bcc; Amazon SES takes at most 50 in one message. Send it"
                                + " in several messages."));
    }

    private static Email withRecipients(int to, int cc, int bcc) {
        return TestEmails.builder()
                .recipients(Recipients.of(some("to", to), some("cc", cc), some("bcc", bcc)))
                .text("t")
                .build();
    }

    private static List<Mailbox> some(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Mailbox.of(name + i + "@example.com"))
                .toList();
    }

    @Test
    @Tag("ses-2.01")
    @Tag("ses-2.12")
    void anEmptyBodyIsABodyAndNoneIsNot() {
        assertThat(TestEmails.builder().text("").build().problems()).isEmpty();
        assertThat(TestEmails.builder().html("").build().problems()).isEmpty();
        assertThat(TestEmails.builder().text(null).html(null).build().problems())
                .extracting(EmailProblem::part)
                .containsExactly(Part.BODY);
    }

    @Test
    @Tag("ses-1.02")
    @Tag("ses-1.03")
    @Tag("peer-bug-24")
    @Tag("peer-want-2")
    void theSizeIsCountedAfterEncodingAndTheLargestFileIsNamed() throws IOException {
        MimeMessage message = MimeMessage.of(TestEmails.builder()
                .text("t".repeat(2_000))
                .addAttachment(new Attachment("small.bin", new Zeros(100_000)))
                .addAttachment(new Attachment("big.bin", new Zeros(8 << 20)))
                .addAttachment(new Attachment("middle.bin", new Zeros(200_000)))
                .build());
        assertThat(message.sizeProblem())
                .contains(EmailProblem.ofAttachment(
                        "big.bin",
                        String.format(
                                Locale.ROOT,
                                "The message is %,d bytes long after encoding; Amazon SES takes at most 10,485,760. The"
                                        + " largest file is 'big.bin' with 8,388,608 bytes, 11,479,148 after encoding; send"
                                        + " a link to it instead, or send fewer or smaller files.",
                                message.length())));
        assertThat(message.length()).isBetween(11_800_000L, 11_900_000L);
    }

    @Test
    @Tag("ses-1.02")
    void theLimitItselfPassesAndOneByteMoreDoesNot() throws IOException {
        long overhead = MimeMessage.of(textOf(76), TestEmails.TOKEN).length() - 76;
        String lines = ("x".repeat(76) + "\r\n").repeat((int) (MimeMessage.MAX_LENGTH / 78));
        int room = (int) (MimeMessage.MAX_LENGTH - overhead);
        Email fits = TestEmails.builder().text(lines.substring(0, room)).build();
        assertThat(MimeMessage.of(fits).length()).isEqualTo(MimeMessage.MAX_LENGTH);
        assertThat(MimeMessage.of(fits).sizeProblem()).isEmpty();
        Email over = TestEmails.builder().text(lines.substring(0, room + 1)).build();
        assertThat(MimeMessage.of(over).sizeProblem()).hasValueSatisfying(problem -> assertThat(problem.message())
                .startsWith("The message is 10,485,761 bytes long after encoding; Amazon SES takes at most"
                        + " 10,485,760."));
    }

    private static Email textOf(int length) {
        return TestEmails.builder().text("x".repeat(length)).build();
    }

    @Test
    @Tag("peer-bug-24")
    void aBodyThatIsTheLargestPartIsNamed() throws IOException {
        String huge = "x\n".repeat(4 << 20);
        Attachment file = new Attachment("a.bin", new Zeros(10));
        assertThat(problem(TestEmails.builder().text(huge).html("h").addAttachment(file)))
                .hasToString("TEXT: The message is 12,583,764 bytes long after encoding; Amazon SES takes at most"
                        + " 10,485,760. The largest part is the plain text with 12,582,912 bytes; shorten it.");
        assertThat(problem(TestEmails.builder().text("t").html(huge)).toString())
                .startsWith("HTML: ")
                .endsWith("The largest part is the HTML with 12,582,912 bytes; shorten it.");
        assertThat(problem(TestEmails.builder().html(huge)).part()).isEqualTo(Part.HTML);
        assertThat(problem(TestEmails.builder().text(huge).html(huge)).part()).isEqualTo(Part.TEXT);
    }

    private static EmailProblem problem(Email.Builder email) throws IOException {
        return MimeMessage.of(email.build()).sizeProblem().orElseThrow();
    }

    @Test
    void problemsCompareByAllTheySay() {
        EmailProblem problem = EmailProblem.ofAttachment("a", "m");
        assertThat(problem)
                .isEqualTo(EmailProblem.ofAttachment("a", "m"))
                .hasSameHashCodeAs(EmailProblem.ofAttachment("a", "m"));
        assertThat(problem)
                .isNotEqualTo(EmailProblem.ofAttachment("b", "m"))
                .isNotEqualTo(EmailProblem.ofAttachment("a", "n"))
                .isNotEqualTo(EmailProblem.of(Part.ATTACHMENT, "m"))
                .isNotEqualTo("m");
        assertThat(problem).doesNotHaveSameHashCodeAs(EmailProblem.ofAttachment("b", "m"));
        assertThat(EmailProblem.of(Part.TEXT, "m")).isNotEqualTo(EmailProblem.of(Part.HTML, "m"));
    }

    @Test
    @Tag("peer-bug-extra-shared-headers")
    @Tag("peer-bug-extra-no-sender")
    void anEmailKeepsWhatItWasGivenAndNeedsAuthorAndRecipients() {
        Mailbox jane = Mailbox.of("jane@example.com");
        Recipients recipients = Recipients.of(List.of(jane), List.of(), List.of());
        Attachment file = TestEmails.file("a.txt", "x");
        Email.Builder builder = Email.builder()
                .from(jane)
                .recipients(recipients)
                .replyTo(List.of(jane))
                .subject("s")
                .text("t")
                .html("h")
                .addAttachment(file);
        Email email = builder.build();
        builder.subject("other").addAttachment(file);
        assertThat(email.from()).isEqualTo(jane);
        assertThat(email.recipients()).isEqualTo(recipients);
        assertThat(email.replyTo()).containsExactly(jane);
        assertThat(email.subject()).isEqualTo("s");
        assertThat(email.text()).contains("t");
        assertThat(email.html()).contains("h");
        assertThat(email.attachments()).containsExactly(file);
        assertThat(Email.builder().from(jane).recipients(recipients).build().subject())
                .isEmpty();
        assertThatThrownBy(() -> Email.builder().from(jane).build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Email.builder().recipients(recipients).build())
                .isInstanceOf(IllegalStateException.class);
    }

    /** A file of zeros that takes no memory. */
    private record Zeros(long length) implements FileValue {

        @Override
        public OptionalLong size() {
            return OptionalLong.of(length);
        }

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public InputStream open() {
            throw new UnsupportedOperationException("a file that states its size is not read to be measured");
        }
    }
}
