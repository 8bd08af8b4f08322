package org.connectorkit.ses;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.FileValue;

/** Sends many large emails at a time; a process of its own, whose heap its caller bounds. */
final class ParallelSends {

    static final int SENDS = 16;
    static final int FILE_BYTES = 7 * 1024 * 1024;

    private ParallelSends() {}

    /** Takes the endpoint and a folder to write the file into. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1], "large.bin");
        byte[] content = new byte[FILE_BYTES];
        new Random(1).nextBytes(content);
        Files.write(file, content);
        Values inputs = Aws.email().with(SendEmailAction.ATTACHMENTS, List.of(new Entry<>("large.bin", of(file))));
        ExecutorService threads = Executors.newFixedThreadPool(SENDS);
        try (SesSession session = Aws.open(
                Aws.ACCESS_KEY,
                Aws.keys("AKIAIOSFODNN7EXAMPLE", "secret"),
                Aws.settings(URI.create(arguments[0])),
                Clock.systemUTC())) {
            CyclicBarrier start = new CyclicBarrier(SENDS);
            List<Future<ActionResult>> results = new ArrayList<>();
            for (int i = 0; i < SENDS; i++) {
                results.add(threads.submit(() -> {
                    start.await();
                    return Aws.run(Aws.SEND, session, inputs, Duration.ofSeconds(100));
                }));
            }
            for (Future<ActionResult> result : results) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static FileValue of(Path file) {
        return new FileValue() {
            @Override
            public OptionalLong size() {
                return OptionalLong.of(FILE_BYTES);
            }

            @Override
            public Optional<String> contentType() {
                return Optional.empty();
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
