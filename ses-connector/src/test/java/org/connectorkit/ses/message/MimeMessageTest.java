package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;
import org.connectorkit.spi.FileValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMessageTest {

    @Test
    @Tag("ses-2.01")
    @Tag("peer-bug-19")
    void buildsTheTreeThatTheBodiesAndFilesAskFor() {
        Attachment file = TestEmails.file("a.pdf", "x");
        assertThat(tree(TestEmails.builder().text("t"))).isEqualTo("text/plain");
        assertThat(tree(TestEmails.builder().html("h"))).isEqualTo("text/html");
        assertThat(tree(TestEmails.builder().text("t").html("h"))).isEqualTo("alternative(text/plain, text/html)");
        assertThat(tree(TestEmails.builder().text("t").addAttachment(file)))
                .isEqualTo("mixed(text/plain, application/pdf)");
        assertThat(tree(TestEmails.builder().html("h").addAttachment(file)))
                .isEqualTo("mixed(text/html, application/pdf)");
        assertThat(tree(TestEmails.builder()
                        .text("t")
                        .html("h")
                        .addAttachment(file)
                        .addAttachment(file)))
                .isEqualTo("mixed(alternative(text/plain, text/html), application/pdf, application/pdf)");
    }

    private static String tree(Email.Builder email) {
        return ParsedEmail.of(email.build()).tree();
    }

    @Test
    @Tag("ses-1.05")
    @Tag("ses-1.06")
    @Tag("ses-1.07")
    @Tag("ses-1.08")
    @Tag("ses-2.15")
    @Tag("peer-bug-09")
    void writesEachFieldOnceAndLeavesDateAndMessageIdToTheService() {
        Mailbox jane = Mailbox.of("jane@example.com");
        Email email = TestEmails.builder()
                .recipients(Recipients.of(List.of(jane), List.of(Mailbox.of("c@example.com")), List.of()))
                .replyTo(List.of(jane, Mailbox.of("r@example.com")))
                .text("t")
                .build();
        assertThat(ParsedEmail.of(email).fieldNames())
                .containsExactly(
                        "From",
                        "To",
                        "Cc",
                        "Reply-To",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding");
        assertThat(ParsedEmail.of(email).mailboxes("Reply-To"))
                .containsExactly("<jane@example.com>", "<r@example.com>");
    }

    @Test
    @Tag("ses-1.04")
    @Tag("ses-1.10")
    @Tag("peer-bug-10")
    @Tag("peer-bug-12")
    @Tag("peer-bug-13")
    void bccIsNowhereInTheBytesAndAnEmptyLineOfRecipientsIsLeftOut() {
        Email bccOnly = TestEmails.builder()
                .recipients(Recipients.of(List.of(), List.of(), List.of(Mailbox.of("Hidden <b@hidden.example>"))))
                .text("t")
                .build();
        assertThat(TestEmails.source(bccOnly))
                .doesNotContainIgnoringCase("hidden")
                .doesNotContainIgnoringCase("bcc");
        assertThat(ParsedEmail.of(bccOnly).fieldNames()).doesNotContain("To", "Cc", "Bcc", "Reply-To");
        Email ccOnly = TestEmails.builder()
                .recipients(Recipients.of(List.of(), List.of(Mailbox.of("c@example.com")), List.of()))
                .text("t")
                .build();
        assertThat(ParsedEmail.of(ccOnly).mailboxes("Cc")).containsExactly("<c@example.com>");
        assertThat(ParsedEmail.of(ccOnly).fieldNames()).doesNotContain("To");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 56, 57, 58, 113, 114, 115, 8207, 8208, 8209, 16415, 16416, 16417, 100_000})
    @Tag("ses-2.09")
    @Tag("peer-bug-21")
    void attachmentsArriveBitForBitWhateverTheirLength(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        for (TestFile file : List.of(TestFile.of(content), TestFile.of(content).withoutSize())) {
            Email email = TestEmails.builder()
                    .text("t")
                    .addAttachment(new Attachment("a.bin", file))
                    .build();
            MimeMessage message = MimeMessage.of(email);
            byte[] bytes = TestEmails.bytes(message);
            assertThat(message.length()).isEqualTo(bytes.length);
            assertThat(ParsedEmail.of(bytes).leaf(1).bytes()).isEqualTo(content);
            assertThat(longestLine(bytes)).isLessThanOrEqualTo(76);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test",
                "dGVzdA==",
                "",
                ".\r\n.\r\n",
                "a\nb\r\nc\rd\n",
                "\ufeffBOM",
                "ä;ö\n",
                "--=_m_0123456789abcdef--"
            })
    @Tag("ses-2.09")
    @Tag("ses-2.14")
    @Tag("peer-bug-21")
    void attachedTextIsNeitherRecodedNorGuessedAt(String content) {
        for (byte[] bytes : List.of(
                content.getBytes(StandardCharsets.UTF_8),
                content.getBytes(StandardCharsets.ISO_8859_1),
                content.getBytes(StandardCharsets.UTF_16LE))) {
            Email email = TestEmails.builder()
                    .text("t")
                    .addAttachment(new Attachment("a.csv", TestFile.of(bytes)))
                    .addAttachment(TestEmails.file("last.txt", "last"))
                    .build();
            assertThat(ParsedEmail.of(email).leaf(1).bytes()).isEqualTo(bytes);
            assertThat(ParsedEmail.of(email).leaf(2).text()).isEqualTo("last");
        }
    }

    @Test
    void givesTheSameBytesEachTimeAndAlsoToReadersThatTakeOneAtATime() throws IOException {
        Email email = TestEmails.builder()
                .text("Zürich\n".repeat(2_000))
                .html("ü".repeat(9_000))
                .addAttachment(TestEmails.file("a.txt", "x".repeat(20_000)))
                .build();
        MimeMessage message = MimeMessage.of(email);
        byte[] first = TestEmails.bytes(message);
        assertThat(first).hasSize((int) message.length());
        assertThat(TestEmails.bytes(message)).isEqualTo(first);
        try (InputStream in = message.open();
                InputStream other = message.open()) {
            assertThat(in.read(new byte[0])).isZero();
            for (byte b : first) {
                assertThat(in.read()).isEqualTo(b & 0xff);
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[9])).isEqualTo(-1);
            assertThat(other.readNBytes(first.length + 1)).isEqualTo(first);
        }
    }

    @Test
    @Tag("ses-2.14")
    void boundariesCannotBeForeseenAndDifferFromMessageToMessage() throws IOException {
        Email email = TestEmails.builder().text("t").html("h").build();
        assertThat(TestEmails.bytes(MimeMessage.of(email))).isNotEqualTo(TestEmails.bytes(MimeMessage.of(email)));
    }

    @Test
    @Tag("ses-2.14")
    void aBodyThatHoldsTheBoundariesIsStillOneBody() {
        String attack = "--=_m_" + TestEmails.TOKEN + "\r\n\r\n--=_a_" + TestEmails.TOKEN + "--\r\n";
        Email email = TestEmails.builder()
                .text(attack)
                .html(attack)
                .addAttachment(TestEmails.file("a.txt", attack))
                .build();
        ParsedEmail parsed = ParsedEmail.of(email);
        assertThat(parsed.tree()).isEqualTo("mixed(alternative(text/plain, text/html), text/plain)");
        assertThat(parsed.leaves()).extracting(ParsedEmail.Leaf::text).containsOnly(attack);
    }

    @Test
    void opensAFileOnlyWhenTheReaderGetsToItAndClosesIt() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        FileValue counting = file(OptionalLong.of(3), () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(new byte[3]) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        });
        MimeMessage message = MimeMessage.of(TestEmails.builder()
                .text("t")
                .addAttachment(new Attachment("a.bin", counting))
                .addAttachment(new Attachment("b.bin", counting))
                .build());
        assertThat(opened).hasValue(0);
        TestEmails.bytes(message);
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
        try (InputStream in = message.open()) {
            while (opened.get() == 2) {
                assertThat(in.read()).isNotNegative();
            }
        }
        assertThat(closed).hasValue(3);
    }

    @Test
    void aReadingOfTheEncodedFormThatIsGivenUpClosesItsFile() throws IOException {
        AtomicInteger open = new AtomicInteger();
        FileValue counting = file(OptionalLong.of(100_000), () -> {
            open.incrementAndGet();
            return new ByteArrayInputStream(new byte[100_000]) {
                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        });
        MimeMessage message = MimeMessage.of(TestEmails.builder()
                .text("t")
                .addAttachment(new Attachment("a.bin", counting))
                .build());
        InputStream in = message.encoded().open();
        assertThat(in.read()).isNotNegative();
        assertThat(open).hasValue(1);
        in.close();
        assertThat(open).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9_999, 10_001, 8_208, 24_624, 50_000})
    void aFileThatIsNotAsLongAsItSaidIsNamed(long stated) throws IOException {
        MimeMessage message = MimeMessage.of(TestEmails.builder()
                .text("t")
                .addAttachment(new Attachment(
                        "grown.log", TestFile.of(new byte[10_000]).withStatedSize(stated)))
                .build());
        assertThatThrownBy(() -> message.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        AttachmentException.class, e -> assertThat(e.fileName()).isEqualTo("grown.log"))
                .hasMessageContaining("'grown.log' was measured at " + stated + " bytes and now holds "
                        + (stated < 10_000 ? "more" : "10000 bytes"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        FileValue noFile = file(OptionalLong.empty(), () -> {
            throw new IOException("gone");
        });
        FileValue brokenFile = file(OptionalLong.of(9), () -> new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        });
        Email unmeasured = TestEmails.builder()
                .text("t")
                .addAttachment(new Attachment("no.txt", noFile))
                .build();
        assertThatThrownBy(() -> MimeMessage.of(unmeasured))
                .isInstanceOf(AttachmentException.class)
                .hasMessageContaining("'no.txt' cannot be read")
                .hasRootCauseMessage("gone");
        Email broken = TestEmails.builder()
                .text("t")
                .addAttachment(new Attachment("broken.txt", brokenFile))
                .build();
        assertThatThrownBy(() -> MimeMessage.of(broken).writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(AttachmentException.class)
                .hasMessageContaining("'broken.txt' cannot be read")
                .hasRootCauseMessage("disk");
        FileValue closedFile = file(OptionalLong.of(9), () -> {
            throw new IOException("locked");
        });
        Email locked = TestEmails.builder()
                .text("t")
                .addAttachment(new Attachment("locked.txt", closedFile))
                .build();
        assertThatThrownBy(() -> MimeMessage.of(locked).writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(AttachmentException.class)
                .hasMessageContaining("'locked.txt' cannot be read")
                .hasRootCauseMessage("locked");
    }

    @Test
    void aFailureOfTheTargetIsNotTakenForOneOfAnAttachment() throws IOException {
        MimeMessage message = MimeMessage.of(TestEmails.builder().text("t").build());
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("reset");
            }
        };
        assertThatThrownBy(() -> message.writeTo(broken))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("reset");
    }

    @Test
    void refusesAnEmailWithProblemsAndPrintsNoContent() throws IOException {
        Email email = TestEmails.builder().subject("a\nb").text("confidential").build();
        assertThatThrownBy(() -> MimeMessage.of(email))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SUBJECT: The subject holds the control character U+000A")
                .hasMessageNotContaining("confidential");
        Email good = TestEmails.builder()
                .text("confidential")
                .addAttachment(TestEmails.file("a.txt", "x"))
                .build();
        assertThat(good).hasToString("Email[recipients=1, text=true, html=false, attachments=1]");
        assertThat(good.attachments().get(0)).hasToString("Attachment[a.txt]");
        MimeMessage message = MimeMessage.of(good);
        assertThat(message).hasToString("MimeMessage[" + message.length() + " bytes]");
    }

    @Test
    @Tag("wanted-3")
    void aPreviewListsThePartsAsTheyGoOut() throws IOException {
        MimeMessage message = MimeMessage.of(TestEmails.builder()
                .text("Hello")
                .html("<p>Grüße</p>")
                .addAttachment(TestEmails.file("../Prüfung.PDF", "x".repeat(57)))
                .build());
        assertThat(message.parts())
                .containsExactly(
                        new MessagePart("text/plain; charset=UTF-8", Optional.empty(), 5),
                        new MessagePart("text/html; charset=UTF-8", Optional.empty(), 20),
                        new MessagePart("application/pdf", Optional.of("Prüfung.PDF"), 76));
    }

    @Test
    @Tag("ses-2.18")
    void memoryDoesNotGrowWithTheFile() throws IOException {
        long megabytes = 200L << 20;
        FileValue zeros = file(OptionalLong.of(megabytes), () -> new InputStream() {
            private long left = megabytes;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = (int) Math.min(left, length);
                left -= count;
                return count == 0 ? -1 : count;
            }
        });
        Email email = TestEmails.builder()
                .text("t")
                .addAttachment(new Attachment("a.bin", zeros))
                .build();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        MimeMessage.of(email).writeTo(OutputStream.nullOutputStream());
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 << 20);
    }

    @Test
    void base64IsWhatTheJdkMakesOfTheWholeFile() {
        byte[] content = new byte[20_000];
        new Random(7).nextBytes(content);
        String source = TestEmails.source(TestEmails.builder()
                .text("t")
                .addAttachment(new Attachment("a.bin", TestFile.of(content)))
                .build());
        assertThat(source)
                .contains(
                        "\r\n\r\n" + Base64.getMimeEncoder().encodeToString(content) + "\r\n--=_m_" + TestEmails.TOKEN);
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static FileValue file(OptionalLong size, Opening opening) {
        return new FileValue() {
            @Override
            public OptionalLong size() {
                return size;
            }

            @Override
            public Optional<String> contentType() {
                return Optional.empty();
            }

            @Override
            public InputStream open() throws IOException {
                return opening.open();
            }
        };
    }

    static int longestLine(byte[] bytes) {
        int longest = 0;
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
            longest = Math.max(longest, line.length());
        }
        return longest;
    }
}
