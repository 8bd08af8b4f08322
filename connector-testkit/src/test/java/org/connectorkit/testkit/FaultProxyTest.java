package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FaultProxyTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private EchoService service;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        service = new EchoService();
        proxy = FaultProxy.start(service.address());
    }

    @AfterEach
    void stop() {
        proxy.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 1_000_000})
    void passesABodyOfKnownLengthUnchanged(int length) throws IOException, InterruptedException {
        String body = "x".repeat(length);

        assertThat(post("/", body).body()).isEqualTo(length == 0 ? "." : body);
        assertThat(service.received()).containsExactly(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 1_000_000})
    void passesAChunkedRequestAndAChunkedReplyUnchanged(int length) throws IOException, InterruptedException {
        byte[] body = "y".repeat(length).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(proxy.uri().resolve("/chunked"))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<byte[]> reply = client.send(request, BodyHandlers.ofByteArray());

        assertThat(reply.headers().firstValue("transfer-encoding")).contains("chunked");
        assertThat(reply.body()).isEqualTo(body);
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void passesRepliesWithoutABodyAndKeepsTheConnection() throws IOException, InterruptedException {
        HttpRequest head = HttpRequest.newBuilder(proxy.uri().resolve("/"))
                .method("HEAD", BodyPublishers.noBody())
                .build();

        assertThat(client.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        assertThat(post("/empty", "a").statusCode()).isEqualTo(204);
        assertThat(post("/", "b").body()).isEqualTo("b");
        assertThat(proxy.connections()).isEqualTo(1);
        assertThat(proxy.exchanges()).hasSize(3).allMatch(ProxiedExchange::delivered);
    }

    @Test
    void passesAReplyThatEndsWithItsConnection() throws IOException, InterruptedException {
        try (ServerSocket old = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FaultProxy before = FaultProxy.start(new InetSocketAddress(old.getInetAddress(), old.getLocalPort()))) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = old.accept()) {
                    assertThat(HttpMessage.readHead(socket.getInputStream())).isPresent();
                    socket.getOutputStream().write(ascii("HTTP/1.0 200 OK\r\n\r\nuntil the end"));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            HttpRequest request = HttpRequest.newBuilder(before.uri()).build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("until the end");
            served.join();
        }
    }

    @Test
    void answersExpectContinueSoThatTheBodyComes() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.uri().resolve("/"))
                .expectContinue(true)
                .POST(BodyPublishers.ofString("expected"))
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("expected");
    }

    @Test
    void passesAReplyThatComesBeforeTheRequestIsRead() throws IOException, InterruptedException {
        assertThat(post("/early", "z".repeat(5_000_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void passesManyClientsAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> replies = IntStream.range(0, 50)
                .mapToObj(i -> client.sendAsync(request("/", "body " + i), BodyHandlers.ofString()))
                .toList();

        assertThat(replies.stream().map(reply -> reply.join().body()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "body " + i).toList());
        assertThat(proxy.exchanges()).hasSize(50);
    }

    @Test
    void countsWhatPassed() throws IOException, InterruptedException {
        String request = "POST /a?secret=s HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi";
        String reply;
        try (Socket socket = connect()) {
            socket.getOutputStream().write(ascii(request));
            HttpMessage head = HttpMessage.readHead(socket.getInputStream()).orElseThrow();
            reply = new String(head.head(), StandardCharsets.US_ASCII)
                    + new String(socket.getInputStream().readNBytes(2), StandardCharsets.US_ASCII);
        }

        assertThat(reply).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhi");
        assertThat(proxy.exchanges())
                .containsExactly(new ProxiedExchange(
                        "POST", "/a", Fault.none(), request.length(), true, true, reply.length(), true));
    }

    @Test
    void refusesConnectionsUntilItAcceptsThemAgainOnTheSamePort() throws IOException, InterruptedException {
        assertThat(post("/", "first").body()).isEqualTo("first");

        for (int round = 0; round < 20; round++) {
            proxy.refuseConnections();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> post("/", "refused")).isInstanceOf(IOException.class);
            proxy.acceptConnections();
        }

        assertThat(post("/", "last").body()).isEqualTo("last");
        assertThat(service.received()).containsExactly("first", "last");
    }

    @Test
    void resetsBeforeTheRequest() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.script(Fault.resetBeforeRequest()));

        assertThat(readAfterSending("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).isInstanceOf(SocketException.class);
        assertThat(service.received()).isEmpty();
        assertThat(proxy.exchanges())
                .containsExactly(
                        new ProxiedExchange("GET", "/", Fault.resetBeforeRequest(), 0, false, false, 0, false));
    }

    @Test
    void resetsDuringTheRequestSoThatTheServiceNeverHasItWhole() throws IOException, InterruptedException {
        String request = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody";
        for (int bytes : List.of(1, 20, request.length() - 1, request.length(), 10_000)) {
            proxy.plan(FaultPlan.script(Fault.resetDuringRequest(bytes)));

            assertThat(readAfterSending(request)).isInstanceOf(SocketException.class);
            ProxiedExchange exchange = last();
            assertThat(exchange.requestBytes()).isEqualTo(Math.min(bytes, request.length() - 1));
            assertThat(exchange.forwarded()).isFalse();
        }
        assertThat(service.received()).isEmpty();
    }

    @Test
    void resetsAfterTheRequestWithoutTheServiceSeeingIt() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.script(Fault.resetAfterRequest()));

        assertThat(readAfterSending("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"))
                .isInstanceOf(SocketException.class);
        assertThat(last().forwarded()).isFalse();
        assertThat(service.received()).isEmpty();
    }

    @Test
    void swallowsTheReplyAfterTheServiceHasAnswered() {
        proxy.plan(FaultPlan.script(Fault.swallowReply()));

        assertThatThrownBy(() -> post("/", "sent")).isInstanceOf(IOException.class);
        assertThat(service.received()).containsExactly("sent");
        ProxiedExchange exchange = last();
        assertThat(exchange.forwarded()).isTrue();
        assertThat(exchange.answered()).isTrue();
        assertThat(exchange.delivered()).isFalse();
        assertThat(exchange.replyBytes()).isZero();
    }

    @Test
    void saysNothingUntilTheClientGivesUp() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.script(Fault.silence()));
        HttpRequest request = HttpRequest.newBuilder(proxy.uri().resolve("/"))
                .timeout(Duration.ofMillis(300))
                .POST(BodyPublishers.ofString("quiet"))
                .build();

        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(service.received()).containsExactly("quiet");
        assertThat(post("/", "next").body()).isEqualTo("next");
    }

    @Test
    void resetsDuringTheReply() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.script(Fault.resetDuringReply(10)));

        try (Socket socket = connect()) {
            socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
            Throwable end = catchThrowable(() -> socket.getInputStream().readAllBytes());
            assertThat(end).isInstanceOf(SocketException.class);
        }
        assertThat(last().replyBytes()).isEqualTo(10);
        assertThat(last().answered()).isTrue();
        assertThat(last().delivered()).isFalse();
    }

    @Test
    void truncatesTheReplyInAnOrderlyWay() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.script(Fault.truncate(12), Fault.truncate(100_000)));

        assertThat(exchangeRaw("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo("HTTP/1.1 200");
        assertThat(exchangeRaw("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).endsWith("\r\n\r\n");
        assertThat(proxy.exchanges()).hasSize(2).noneMatch(ProxiedExchange::delivered);
    }

    @Test
    void sendsTheSameGarbageEachTimeInPlaceOfTheReply() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.always(Fault.garbage(64)));

        String first = exchangeRaw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        String second = exchangeRaw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(first).hasSize(64).startsWith("\0").isEqualTo(second);
        assertThat(service.received()).hasSize(2);
        assertThatThrownBy(() -> post("/", "a")).isInstanceOf(IOException.class);
    }

    @Test
    void delaysTheReplyAndThenPassesItWhole() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.script(Fault.delay(Duration.ofMillis(200))));
        long start = System.nanoTime();

        assertThat(post("/", "late").body()).isEqualTo("late");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void dripsTheReplyAndThenHasPassedItWhole() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.script(Fault.drip(10, Duration.ofMillis(5))));
        long start = System.nanoTime();

        String body = "drop ".repeat(20);
        assertThat(post("/chunked", body).body()).isEqualTo(body);
        long pauses = (last().replyBytes() - 1) / 10;
        assertThat(pauses).isGreaterThanOrEqualTo(10);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(5 * pauses));
        assertThat(last().delivered()).isTrue();
    }

    @Test
    void answers502WhereTheServiceCannotBeReached() throws IOException, InterruptedException {
        service.close();

        HttpResponse<String> reply = post("/", "lost");

        assertThat(reply.statusCode()).isEqualTo(502);
        assertThat(reply.body()).startsWith("the fault proxy got no connection to the service at ");
    }

    @Test
    void endsAConnectionWhoseServiceChangesTheProtocol() throws IOException {
        try (ServerSocket upgrading = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FaultProxy before =
                        FaultProxy.start(new InetSocketAddress(upgrading.getInetAddress(), upgrading.getLocalPort()))) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = upgrading.accept()) {
                    assertThat(HttpMessage.readHead(socket.getInputStream())).isPresent();
                    socket.getOutputStream().write(ascii("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            try (Socket socket = new Socket(before.uri().getHost(), before.uri().getPort())) {
                socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            }
            served.join();
        }
    }

    @Test
    void aScriptStartsWhenItIsGivenAndThenEverythingPasses() throws IOException, InterruptedException {
        post("/", "a");
        proxy.plan(FaultPlan.script(Fault.none(), Fault.garbage(8)));

        assertThat(post("/", "b").body()).isEqualTo("b");
        assertThatThrownBy(() -> post("/", "c")).isInstanceOf(IOException.class);
        assertThat(post("/", "d").body()).isEqualTo("d");
        assertThat(proxy.exchanges().stream().map(ProxiedExchange::fault))
                .containsExactly(Fault.none(), Fault.none(), Fault.garbage(8), Fault.none());
    }

    @Test
    void aClosedProxyLeavesNoThreadAndNoPort() throws IOException, InterruptedException {
        proxy.plan(FaultPlan.script(Fault.silence()));
        try (Socket waiting = connect();
                Socket idle = connect()) {
            waiting.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
            while (proxy.exchanges().stream().noneMatch(ProxiedExchange::answered)) {
                Thread.onSpinWait();
            }
            proxy.close();

            assertThat(catchThrowable(() -> waiting.getInputStream().read())).isInstanceOf(SocketException.class);
            assertThat(catchThrowable(() -> idle.getInputStream().read())).isInstanceOf(SocketException.class);
        }

        Set<String> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("fault-proxy"))
                .collect(Collectors.toSet());
        assertThat(threads).isEmpty();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:1", "http://127.0.0.1", "http:/path", "file:///tmp"})
    void refusesAnAddressThatIsNotHttpWithAPort(String address) {
        assertThatThrownBy(() -> FaultProxy.start(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must look like http://127.0.0.1:8080");
    }

    private ProxiedExchange last() {
        List<ProxiedExchange> exchanges = proxy.exchanges();
        return exchanges.get(exchanges.size() - 1);
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(proxy.uri().resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path, body), BodyHandlers.ofString());
    }

    private Socket connect() throws IOException {
        return new Socket(proxy.uri().getHost(), proxy.uri().getPort());
    }

    /** What reading fails with after a request has been sent; null if the stream ends in an orderly way. */
    private Throwable readAfterSending(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(ascii(request));
            return catchThrowable(() -> socket.getInputStream().readAllBytes());
        }
    }

    private String exchangeRaw(String request) throws IOException {
        try (Socket socket = connect();
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(ascii(request));
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
