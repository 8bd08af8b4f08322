package org.connectorkit.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP server that answers with what it was sent, and remembers each request that it got whole. The path chooses the
 * reply's form: {@code /chunked}, {@code /empty} (204), {@code /early} (answers before it reads), else Content-Length.
 */
final class EchoService implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> received = new CopyOnWriteArrayList<>();

    EchoService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    /** The bodies of the requests that came whole. */
    List<String> received() {
        return received;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/early")) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new String(body, StandardCharsets.UTF_8));
            if (path.equals("/empty")) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, path.equals("/chunked") ? 0 : head ? -1 : Math.max(body.length, 1));
            if (!head) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body.length == 0 && !path.equals("/chunked") ? new byte[] {'.'} : body);
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
