package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.FileValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The message is read as it goes out, and never held. */
class StreamedSendTest {

    private static final int SIZE = 3_000_000;

    private final Aws aws = new Aws();
    private final SesSession session = aws.open();

    @AfterEach
    void close() {
        session.close();
        aws.close();
    }

    @Test
    void readsAFileTwiceToSendIt() throws Exception {
        byte[] content = random(SIZE);
        OpenedFile file = new OpenedFile(SIZE, opening -> content);

        Aws.send(session, with(file));

        assertThat(file.openings).hasValue(2);
        assertThat(file.open).hasValue(0);
        assertThat(attached()).isEqualTo(content);
    }

    @Test
    void readsItAgainAfterThrottling() throws Exception {
        byte[] content = random(SIZE);
        OpenedFile file = new OpenedFile(SIZE, opening -> content);
        aws.sandbox.faults().next("SendRawEmail", Fault.error(400, "Throttling", "Maximum sending rate exceeded."), 1);

        Aws.send(session, with(file));

        assertThat(file.openings).hasValue(4);
        assertThat(file.open).hasValue(0);
        assertThat(attached()).isEqualTo(content);
    }

    @Test
    void sendsNothingOfAFileThatIsEditedAfterItWasSigned() {
        byte[] content = random(SIZE);
        byte[] edited = content.clone();
        edited[SIZE - 1]++;
        assertRefused(new OpenedFile(SIZE, opening -> opening == 2 ? edited : content), "was changed while", 2);
    }

    @Test
    void sendsNothingOfAFileThatIsEditedBetweenTwoAttempts() {
        byte[] content = random(SIZE);
        byte[] edited = content.clone();
        edited[0]++;
        aws.sandbox.faults().next("SendRawEmail", Fault.error(400, "Throttling", "Maximum sending rate exceeded."), 1);
        assertRefused(new OpenedFile(SIZE, opening -> opening > 2 ? edited : content), "was changed while", 3);
    }

    @Test
    void sendsNothingOfAFileThatGrowsOrShrinks() {
        byte[] content = random(SIZE);
        byte[] longer = random(SIZE + 1);
        byte[] shorter = random(SIZE - 1);
        assertRefused(new OpenedFile(SIZE, opening -> longer), "now holds more", 1);
        assertRefused(new OpenedFile(SIZE, opening -> shorter), "now holds 2999999 bytes", 1);
        assertRefused(new OpenedFile(SIZE, opening -> opening == 2 ? longer : content), "now holds more", 2);
        assertRefused(new OpenedFile(SIZE, opening -> opening == 2 ? shorter : content), "now holds 2999999 bytes", 2);
    }

    @Test
    void sendsNothingOfAFileThatIsDeletedAfterItWasSigned() {
        byte[] content = random(SIZE);
        assertRefused(
                new OpenedFile(SIZE, opening -> {
                    if (opening == 2) {
                        throw new NoSuchFileException("report.pdf");
                    }
                    return content;
                }),
                "cannot be read",
                2);
    }

    @Test
    void saysWhatTheHostKnowsOfAFileThatItCannotRead() {
        ConnectorException changed = ConnectorException.builder(
                        ErrorKind.INVALID_INPUT, "FILE_CHANGED", "It is another file.")
                .nextStep("Refer to it as it is now.")
                .build();
        assertRefused(unreadable(changed), "cannot be read: It is another file. Refer to it as it is now.", 2);

        ConnectorException away = ConnectorException.builder(ErrorKind.UNAVAILABLE, "STORE_AWAY", "The store is away.")
                .build();
        OpenedFile file = unreadable(away);
        assertThat(catchThrowableOfType(ConnectorException.class, () -> Aws.send(session, with(file))))
                .isSameAs(away);
        assertThat(file.openings).hasValue(2);
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    private static OpenedFile unreadable(ConnectorException why) {
        byte[] content = random(SIZE);
        return new OpenedFile(SIZE, opening -> {
            if (opening == 2) {
                throw new IOException("unreadable", why);
            }
            return content;
        });
    }

    /** A request that was cut off leaves a connection that nothing else may go out on. */
    @Test
    void sendsTheNextEmailAsIfNothingHadHappened() throws Exception {
        byte[] content = random(SIZE);
        byte[] edited = content.clone();
        edited[SIZE - 1]++;
        assertRefused(new OpenedFile(SIZE, opening -> opening == 2 ? edited : content), "was changed while", 2);

        Aws.send(session, with(new OpenedFile(SIZE, opening -> content)));

        assertThat(attached()).isEqualTo(content);
    }

    /** One such email is 10 MB as MIME and 13 MB as a form: sixteen fit only if none is held. */
    @Test
    void sendsSixteenFilesOfSevenMebibytesAtATimeInAHeapOf64Megabytes(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        try (FixedAnswer service = new FixedAnswer()) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError", "-cp"));
            command.add(System.getProperty("java.class.path"));
            command.addAll(
                    List.of(ParallelSends.class.getName(), service.endpoint().toString(), folder.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).as(() -> output.toFile().toString()).isZero();

            assertThat(service.requests()).hasSize(ParallelSends.SENDS);
            assertThat(service.requests()).allSatisfy(request -> {
                assertThat(request.length()).isGreaterThan(ParallelSends.FILE_BYTES * 16L / 9);
                assertThat(request.headers().getFirst("X-Amz-Content-Sha256")).isEqualTo(request.sha256());
            });
        }
    }

    private void assertRefused(OpenedFile file, String why, int openings) {
        ConnectorException failure =
                catchThrowableOfType(ConnectorException.class, () -> Aws.send(session, with(file)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("attachments[\"report.pdf\"]");
            assertThat(problem.message()).contains("'report.pdf' ").contains(why);
        });
        assertThat(file.openings).hasValue(openings);
        assertThat(file.open).hasValue(0);
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    private static Values with(FileValue file) {
        return Aws.email().with(SendEmailAction.ATTACHMENTS, List.of(new Entry<>("report.pdf", file)));
    }

    private byte[] attached() {
        assertThat(aws.sandbox.inbox().messages()).hasSize(1);
        return aws.sandbox
                .inbox()
                .messages()
                .get(0)
                .mail()
                .attachment("report.pdf")
                .orElseThrow()
                .content();
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        return content;
    }

    private interface Contents {
        byte[] of(int opening) throws IOException;
    }

    /** A file that may hold something else each time, and counts. */
    private static final class OpenedFile implements FileValue {

        private final AtomicInteger openings = new AtomicInteger();
        private final AtomicInteger open = new AtomicInteger();
        private final long size;
        private final Contents contents;

        private OpenedFile(long size, Contents contents) {
            this.size = size;
            this.contents = contents;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(size);
        }

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public InputStream open() throws IOException {
            byte[] content = contents.of(openings.incrementAndGet());
            open.incrementAndGet();
            return new ByteArrayInputStream(content) {
                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }
    }
}
