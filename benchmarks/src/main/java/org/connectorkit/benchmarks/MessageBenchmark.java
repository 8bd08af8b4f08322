package org.connectorkit.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;
import org.connectorkit.ses.message.Attachment;
import org.connectorkit.ses.message.Email;
import org.connectorkit.ses.message.MimeMessage;
import org.connectorkit.spi.FileValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What composing a message and one of its two readings cost, in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MessageBenchmark {

    private final byte[] buffer = new byte[8192];
    private final FileValue file = inMemory();

    /** From addresses and texts to a message of known length. */
    @Benchmark
    public long composeText() throws IOException {
        return MimeMessage.of(email().build()).encoded().length();
    }

    /** Text, encoded for the form. */
    @Benchmark
    public long encodeText() throws IOException {
        return read(MimeMessage.of(email().build()));
    }

    /** 7 MiB, encoded for MIME and again for the form. */
    @Benchmark
    public long encode7MiB() throws IOException {
        return read(MimeMessage.of(
                email().addAttachment(new Attachment("report.bin", file)).build()));
    }

    private long read(MimeMessage message) throws IOException {
        long length = 0;
        try (InputStream in = message.encoded().open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                length += count;
            }
        }
        return length;
    }

    private static Email.Builder email() {
        return Email.builder()
                .from(Mailbox.of(Workload.SENDER))
                .recipients(Recipients.of(List.of(Mailbox.of(Workload.RECIPIENT)), List.of(), List.of()))
                .subject(Workload.SUBJECT)
                .text(Workload.BODY)
                .html(Workload.HTML_BODY);
    }

    private static FileValue inMemory() {
        byte[] content = new byte[Workload.FILE_7_MIB.fileBytes()];
        new Random(7).nextBytes(content);
        return new FileValue() {
            @Override
            public OptionalLong size() {
                return OptionalLong.of(content.length);
            }

            @Override
            public Optional<String> contentType() {
                return Optional.empty();
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
