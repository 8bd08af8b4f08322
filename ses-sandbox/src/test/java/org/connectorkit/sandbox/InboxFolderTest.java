package org.connectorkit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An inbox on the disk: it survives a restart, a kill and a torn file. */
@Timeout(120)
class InboxFolderTest {

    private static final String RAW = "From: a@example.com\r\nTo: t@x.org\r\nSubject: raw\r\n\r\nbody \u00fc\r\n";

    @TempDir
    private Path folder;

    @Test
    void keepsMessagesOverARestart() {
        String parts;
        String raw;
        try (SesSandbox sandbox = start()) {
            parts = send(sandbox, "parts");
            raw = sendRaw(sandbox);
            sandbox.inbox().delete(send(sandbox, "deleted"));
        }
        try (SesSandbox sandbox = start()) {
            assertThat(sandbox.inbox().messages())
                    .extracting(SentMessage::messageId)
                    .containsExactly(parts, raw);
            SentMessage message = sandbox.inbox().messages().get(1);
            assertThat(message.received().orElseThrow()).isEqualTo(RAW.getBytes(UTF_8));
            assertThat(message.envelope().recipients()).containsExactly("hidden@x.org");
            assertThat(message.request().userAgent()).isNotEmpty();
            SentMessage first = sandbox.inbox().messages().get(0);
            assertThat(first.received()).isEmpty();
            assertThat(first.mail().subject()).isEqualTo("parts");
            assertThat(send(sandbox, "next")).isNotEmpty();
            assertThat(sandbox.inbox().messages().get(2).number()).isEqualTo(4);
        }
    }

    @Test
    void losesNothingThatWasAnsweredWhenItIsKilled() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            URI endpoint = URI.create(String.valueOf(out.readLine()));
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread sender = new Thread(() -> sendUntilItDies(endpoint, answered));
                senders.add(sender);
                sender.start();
            }
            while (answered.size() < 200) {
                Thread.onSpinWait();
            }
            child.destroyForcibly().waitFor();
            for (Thread sender : senders) {
                sender.join();
            }
        } finally {
            child.destroyForcibly();
        }
        try (SesSandbox sandbox = start()) {
            assertThat(sandbox.inbox().messages())
                    .extracting(SentMessage::messageId)
                    .containsAll(answered);
            assertThat(sandbox.inbox().messages())
                    .allSatisfy(m -> assertThat(m.received().orElseThrow()).isEqualTo(RAW.getBytes(UTF_8)));
        }
    }

    @Test
    void dropsARecordThatWasCutOff() throws IOException {
        Path file = folder.resolve("messages.log");
        String first;
        long whole;
        try (SesSandbox sandbox = start()) {
            first = send(sandbox, "first");
            whole = Files.size(file);
            sendRaw(sandbox);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole + (channel.size() - whole) / 2);
        }
        try (SesSandbox sandbox = start()) {
            assertThat(sandbox.inbox().messages())
                    .extracting(SentMessage::messageId)
                    .containsExactly(first);
            assertThat(Files.size(file)).isEqualTo(whole);
            sendRaw(sandbox);
        }
        try (SesSandbox sandbox = start()) {
            assertThat(sandbox.inbox().size()).isEqualTo(2);
        }
    }

    @Test
    void freesTheSpaceOfDeletedMessagesAtTheNextStart() throws IOException {
        Path file = folder.resolve("messages.log");
        String kept;
        try (SesSandbox sandbox = start()) {
            for (int i = 0; i < 10; i++) {
                sendRaw(sandbox);
            }
            sandbox.inbox().clear();
            kept = sendRaw(sandbox);
        }
        long before = Files.size(file);
        try (SesSandbox sandbox = start()) {
            assertThat(sandbox.inbox().messages())
                    .extracting(SentMessage::messageId)
                    .containsExactly(kept);
            assertThat(sandbox.inbox().messages().get(0).received().orElseThrow())
                    .isEqualTo(RAW.getBytes(UTF_8));
        }
        assertThat(Files.size(file)).isLessThan(before / 4);
    }

    @Test
    void neverGivesANumberTwice() {
        try (SesSandbox sandbox = start()) {
            for (int i = 0; i < 5; i++) {
                sendRaw(sandbox);
            }
            sandbox.inbox().clear();
        }
        for (int restart = 0; restart < 2; restart++) {
            try (SesSandbox sandbox = start()) {
                assertThat(sandbox.inbox().size()).isZero();
            }
        }
        try (SesSandbox sandbox = start()) {
            sendRaw(sandbox);
            assertThat(sandbox.inbox().messages().get(0).number()).isEqualTo(6);
        }
    }

    @Test
    void refusesAFolderInUse() {
        try (SesSandbox sandbox = start()) {
            assertThat(sandbox.inbox().size()).isZero();
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another sandbox");
        }
    }

    private SesSandbox start() {
        SesSandbox sandbox =
                SesSandbox.builder().verify("example.com").inboxFolder(folder).start();
        sandbox.account().relax(Rule.SEND_RATE);
        return sandbox;
    }

    private static void sendUntilItDies(URI endpoint, Queue<String> answered) {
        Wire wire = new Wire(endpoint);
        try {
            while (true) {
                answered.add(sendRaw(wire));
            }
        } catch (UncheckedIOException e) {
            assertThat(e).isNotNull();
        }
    }

    private static String send(SesSandbox sandbox, String subject) {
        return Wire.element(
                new Wire(sandbox)
                        .ses(
                                "SendEmail",
                                "Source",
                                "a@example.com",
                                "Destination.ToAddresses.member.1",
                                "t@x.org",
                                "Message.Subject.Data",
                                subject,
                                "Message.Body.Text.Data",
                                "t"),
                "MessageId");
    }

    private static String sendRaw(SesSandbox sandbox) {
        return sendRaw(new Wire(sandbox));
    }

    private static String sendRaw(Wire wire) {
        return Wire.element(
                wire.ses(
                        "SendRawEmail",
                        "Destinations.member.1",
                        "hidden@x.org",
                        "RawMessage.Data",
                        Base64.getEncoder().encodeToString(RAW.getBytes(UTF_8))),
                "MessageId");
    }

    /** The sandbox in a process of its own. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws InterruptedException {
            SesSandbox sandbox = SesSandbox.builder()
                    .verify("example.com")
                    .inboxFolder(Path.of(args[0]))
                    .start();
            sandbox.account().relax(Rule.SEND_RATE, Rule.DAILY_QUOTA);
            System.out.println(sandbox.endpoint());
            Thread.currentThread().join();
        }
    }
}
