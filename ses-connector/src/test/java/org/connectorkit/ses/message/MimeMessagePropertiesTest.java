package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;

class MimeMessagePropertiesTest {

    @Property
    @Tag("ses-2.01")
    @Tag("ses-2.14")
    @Tag("peer-bug-10")
    @Tag("peer-bug-18")
    void whatIsComposedIsReadBackBySomeoneElse(
            @ForAll("texts") String subject,
            @ForAll("texts") String name,
            @ForAll("bodies") String text,
            @ForAll("bodies") String html,
            @ForAll("files") List<Attachment> files)
            throws IOException {
        String displayName = name.strip();
        Mailbox jane = Mailbox.of((displayName.isEmpty() ? "" : quoted(displayName)) + " <jane@example.com>");
        Email.Builder builder = TestEmails.builder()
                .recipients(Recipients.of(List.of(jane), List.of(), List.of(Mailbox.of("secret@hidden.example"))))
                .subject(subject)
                .text(text)
                .html(html);
        files.forEach(builder::addAttachment);
        MimeMessage message = MimeMessage.of(builder.build(), TestEmails.TOKEN);
        byte[] bytes = TestEmails.bytes(message);

        assertThat(bytes.length).isEqualTo((int) message.length());
        String source = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(source)
                .matches("[\\t\\r\\n -~]+")
                .doesNotContainPattern("[^\r]\n|\r[^\n]")
                .doesNotContain("secret@hidden");
        assertThat(MimeMessageTest.longestLine(bytes)).isLessThanOrEqualTo(998);

        ParsedEmail parsed = ParsedEmail.of(bytes);
        assertThat(parsed.subject()).isEqualTo(WellFormed.of(subject));
        assertThat(parsed.mailboxes("To"))
                .containsExactly(
                        (displayName.isEmpty() ? "" : WellFormed.of(displayName) + " ") + "<jane@example.com>");
        List<ParsedEmail.Leaf> leaves = parsed.leaves();
        assertThat(leaves).hasSize(2 + files.size());
        assertThat(leaves.get(0).text()).isEqualTo(canonical(text));
        assertThat(leaves.get(1).text()).isEqualTo(canonical(html));
        for (int i = 0; i < files.size(); i++) {
            assertThat(leaves.get(2 + i).fileName())
                    .isEqualTo(FileName.clean(files.get(i).fileName()));
            assertThat(leaves.get(2 + i).bytes())
                    .isEqualTo(((TestFile) files.get(i).content()).bytes());
        }
    }

    @Property
    @Tag("ses-2.02")
    @Tag("ses-2.08")
    void aCleanedNameIsCleanAndPassesNoRefusedType(@ForAll String name) {
        String cleaned = FileName.clean(name);
        assertThat(cleaned).isNotBlank().hasSizeLessThanOrEqualTo(255).doesNotContainPattern("[/\\\\:*?\"<>|]");
        assertThat(FileName.clean(cleaned)).isEqualTo(cleaned);
        assertThat(RefusedFileTypes.refuses(FileName.clean(name + ".exe"))).isTrue();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String canonical(String body) {
        return WellFormed.of(body).replaceAll("\r\n|\r|\n", "\r\n");
    }

    /** One line of anything but control characters. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "a",
                "Jane",
                " ",
                "  ",
                ",",
                "\"",
                "\\",
                "=?",
                "?=",
                "=?UTF-8?Q?x?=",
                "_",
                "é",
                "ü",
                "山",
                "🎉",
                "\ud83c",
                "\udf89",
                "\u00a0",
                "\u2028",
                "x".repeat(80),
                "é".repeat(40),
                "<b@hidden>",
                "#",
                "~");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(20).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(200).map(text -> text.chars()
                        .filter(c -> !Character.isISOControl(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()));
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "Hello Jane",
                " ",
                "\t",
                "\r\n",
                "\n",
                "\r",
                ".",
                "=",
                "=3D",
                "=_",
                "é",
                "山",
                "🎉",
                "\ud83c",
                "\udf89",
                "\u0000",
                "\r\n.\r\n",
                "\r\nFrom ",
                "x".repeat(75),
                "x".repeat(1_000),
                "é".repeat(500),
                " ".repeat(80),
                "\r\n--=_m_" + TestEmails.TOKEN,
                "\r\n--=_a_" + TestEmails.TOKEN + "--\r\n",
                "--=_m_" + TestEmails.TOKEN + "\r\nContent-Type: text/html\r\n\r\n",
                "<p>&amp;</p>",
                "<script>");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(40).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(9_000));
    }

    @Provide
    Arbitrary<List<Attachment>> files() {
        Arbitrary<String> names = texts().filter(name -> !RefusedFileTypes.refuses(FileName.clean(name)));
        Arbitrary<byte[]> contents = Arbitraries.bytes().array(byte[].class).ofMaxSize(20_000);
        return Combinators.combine(names, contents, Arbitraries.of(true, false))
                .as((name, content, sized) -> new Attachment(
                        name,
                        sized ? TestFile.of(content) : TestFile.of(content).withoutSize()))
                .list()
                .ofMaxSize(3);
    }
}
