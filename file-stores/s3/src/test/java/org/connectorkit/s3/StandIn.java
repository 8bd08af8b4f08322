package org.connectorkit.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers as Amazon S3 does where reading goes wrong, which a real store does not do at will. What goes right is shown against
 * a store that others wrote, in e2e/file-stores.
 */
final class StandIn implements AutoCloseable {

    /** One request, as it came. */
    record Request(String method, String path, Headers headers) {}

    /** What is answered in place of an object. */
    record Refusal(int status, String code, Map<String, String> headers) {}

    private record Stored(byte[] content, String entityTag) {}

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Stored> objects = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Optional<Refusal> refusal = Optional.empty();
    private volatile int breakAfter = Integer.MAX_VALUE;
    private int versions;

    StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stores a version of an object, by bucket and key. */
    void put(String path, byte[] content) {
        objects.put("/" + path, new Stored(content, "\"version-" + ++versions + "\""));
    }

    void remove(String path) {
        objects.remove("/" + path);
    }

    /** Answers every request from now on with this error. */
    void refuse(int status, String code, String... headers) {
        refusal =
                Optional.of(new Refusal(status, code, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1])));
    }

    /** Ends every content after so many bytes. */
    void breakAfter(int bytes) {
        breakAfter = bytes;
    }

    List<String> methods() {
        return requests.stream().map(Request::method).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Headers headers = exchange.getRequestHeaders();
        requests.add(new Request(exchange.getRequestMethod(), path, headers));
        Stored object = objects.get(path);
        String wanted = headers.getFirst("If-Match");
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
        } else if (object == null) {
            refuse(exchange, new Refusal(404, path.startsWith("/invoices/") ? "NoSuchKey" : "NoSuchBucket", Map.of()));
        } else if (wanted != null && !wanted.equals(object.entityTag)) {
            refuse(exchange, new Refusal(412, "PreconditionFailed", Map.of()));
        } else {
            give(exchange, object);
        }
    }

    private void give(HttpExchange exchange, Stored object) throws IOException {
        byte[] content = object.content;
        exchange.getResponseHeaders().set("ETag", object.entityTag);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
        OutputStream out = exchange.getResponseBody();
        out.write(content, 0, Math.min(content.length, breakAfter));
        if (content.length > breakAfter) {
            out.flush();
            throw new IOException("broken off, as it was asked for: the server then closes the connection");
        }
        out.close();
    }

    private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        refusal.headers.forEach(headers::set);
        headers.set("x-amz-request-id", "REQUEST1");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(refusal.status, -1);
            exchange.close();
            return;
        }
        byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + refusal.code
                        + "</Code><Message>StringToSign: token-of-the-reader</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        headers.set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(refusal.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
