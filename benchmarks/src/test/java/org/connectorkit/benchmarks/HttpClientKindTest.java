package org.connectorkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;

/** What decides which HTTP client may send an email, beside its speed. */
class HttpClientKindTest {

    /** Answers so many requests, then reads each to its end and does what is told instead. */
    private static final class Peer implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger arrived = new AtomicInteger();
        private final CountDownLatch held = new CountDownLatch(1);
        private final int answered;
        private final boolean silent;

        Peer(int answered, boolean silent) throws IOException {
            this.answered = answered;
            this.silent = silent;
            daemon(this::accept);
        }

        private static void daemon(Runnable task) {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + listener.getLocalPort());
        }

        private void accept() {
            try {
                while (true) {
                    Socket socket = listener.accept();
                    daemon(() -> serve(socket));
                }
            } catch (IOException closed) {
                // The test is over
            }
        }

        private void serve(Socket socket) {
            try (socket) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = socket.getOutputStream();
                while (readWhole(in)) {
                    if (arrived.incrementAndGet() > answered) {
                        if (silent) {
                            held.await();
                        }
                        return;
                    }
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                }
            } catch (IOException | InterruptedException e) {
                // The client is gone
            }
        }

        private static boolean readWhole(BufferedReader in) throws IOException {
            int length = 0;
            for (String line = in.readLine(); ; line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                if (line.isEmpty()) {
                    return in.skip(length) == length;
                }
            }
        }

        @Override
        public void close() throws IOException {
            held.countDown();
            listener.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noneRepeatsAPostWhoseAnswerIsLostOnAKeptConnection(HttpClientKind kind) throws IOException {
        try (Peer peer = new Peer(1, false);
                Poster poster = new Poster(kind.open(), peer.uri(), 100)) {
            poster.send(Workload.TEXT, null);
            assertThat(failureOf(poster)).isTrue();
            assertThat(peer.arrived).hasValue(2);
        }
    }

    private static boolean failureOf(Poster poster) {
        try {
            poster.send(Workload.TEXT, null);
            return false;
        } catch (IOException | RuntimeException lost) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CRT") // which does not every time
    void anotherThreadEndsACallThatWaitsForItsAnswer(HttpClientKind kind) throws IOException {
        try (Peer peer = new Peer(0, true);
                Poster poster = new Poster(kind.open(), peer.uri(), 100)) {
            ExecutableHttpRequest request = poster.request();
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            Peer.daemon(() -> {
                try {
                    request.call();
                    ended.complete(false);
                } catch (IOException | RuntimeException e) {
                    ended.complete(true);
                }
            });
            long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (peer.arrived.get() == 0 && System.nanoTime() < patience) {
                Thread.onSpinWait();
            }
            request.abort();
            assertThat(ended.completeOnTimeout(false, 10, TimeUnit.SECONDS).join())
                    .isTrue();
        }
    }
}
