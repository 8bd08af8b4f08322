package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes composed messages and what was asked for beside them, for parsers in other languages to read: the golden ones and
 * {@code -Dcorpus.size} random ones, the same on each run, into {@code -Dcorpus.folder}. Not part of the module's tests.
 */
class MessageCorpus {

    private static final List<String> WORDS = List.of(
            "a",
            "Jane",
            " ",
            "  ",
            ",",
            ";",
            "=?UTF-8?Q?x?=",
            "=?",
            "?=",
            "_",
            "é",
            "ü",
            "山",
            "🎉",
            "\u00a0",
            "(c)",
            "<b@c>",
            "#",
            "~",
            "'",
            "@",
            ":",
            "[",
            "x".repeat(80),
            "é".repeat(40),
            "\\",
            "\"");
    private static final List<String> LINES = List.of(
            "Hello Jane",
            " ",
            "\t",
            "\n",
            "\n",
            ".",
            "=",
            "=3D",
            "é",
            "山",
            "🎉",
            "\n.\n",
            "\nFrom ",
            "x".repeat(75),
            "x".repeat(1_000),
            "é".repeat(500),
            " ".repeat(80),
            "\n--=_m_" + TestEmails.TOKEN,
            "<p>&amp;</p>",
            "\nA: b\n\n");

    private final Random random = new Random(20_261_122);

    @Test
    void write() throws IOException, NoSuchAlgorithmException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("corpus.folder", "target/corpus")));
        for (String name : GoldenEmails.names()) {
            write(folder, name, GoldenEmails.of(name));
        }
        int size = Integer.getInteger("corpus.size", 500);
        for (int i = 0; i < size; i++) {
            write(folder, "random-" + i, randomEmail());
        }
        try (var files = Files.list(folder)) {
            assertThat(files.count()).isGreaterThanOrEqualTo(2L * size);
        }
    }

    private Email randomEmail() {
        Email.Builder email = TestEmails.builder()
                .from(mailbox("sender"))
                .recipients(Recipients.of(
                        List.of(mailbox("to1"), mailbox("to2")), List.of(mailbox("cc")), List.of(mailbox("hidden"))))
                .replyTo(List.of(mailbox("reply")))
                .subject(some(WORDS, 12));
        boolean html = random.nextBoolean();
        if (html) {
            email.html(some(LINES, 30));
        }
        if (!html || random.nextBoolean()) {
            email.text(some(LINES, 30));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            byte[] bytes = new byte[random.nextInt(9_000)];
            random.nextBytes(bytes);
            email.addAttachment(new Attachment(some(WORDS, 8) + ".bin", TestFile.of(bytes)));
        }
        return email.build();
    }

    private Mailbox mailbox(String local) {
        String name = some(WORDS, 6).strip();
        String quoted = name.isEmpty() ? "" : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" ";
        return Mailbox.of(quoted + "<" + local + "@example.com>");
    }

    private String some(List<String> pieces, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private static void write(Path folder, String name, Email email) throws IOException, NoSuchAlgorithmException {
        ObjectNode asked = JsonMapper.shared().createObjectNode();
        asked.put("subject", email.subject());
        asked.set("from", mailboxes(List.of(email.from())));
        asked.set("to", mailboxes(email.recipients().to()));
        asked.set("cc", mailboxes(email.recipients().cc()));
        asked.set("bcc", mailboxes(email.recipients().bcc()));
        asked.set("replyTo", mailboxes(email.replyTo()));
        email.text().ifPresent(text -> asked.put("text", text));
        email.html().ifPresent(html -> asked.put("html", html));
        ArrayNode files = asked.putArray("attachments");
        for (Attachment file : email.attachments()) {
            byte[] bytes = file.content().open().readAllBytes();
            files.addObject()
                    .put("name", FileName.clean(file.fileName()))
                    .put(
                            "sha256",
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        Files.write(folder.resolve(name + ".eml"), TestEmails.bytes(email));
        Files.writeString(folder.resolve(name + ".json"), asked.toString());
    }

    private static ArrayNode mailboxes(List<Mailbox> mailboxes) {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        mailboxes.forEach(mailbox ->
                all.addObject().put("name", mailbox.displayName().orElse("")).put("address", mailbox.addrSpec()));
        return all;
    }
}
