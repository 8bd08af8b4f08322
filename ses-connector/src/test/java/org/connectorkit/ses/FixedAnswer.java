package org.connectorkit.ses;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that takes every email without a look, and notes each request's head, length and hash, and its body if it is small. */
public final class FixedAnswer implements AutoCloseable {

    private static final byte[] ANSWER = """
            <SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>\
            <MessageId>m-1</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>r-1</RequestId>\
            </ResponseMetadata></SendRawEmailResponse>""".getBytes(StandardCharsets.US_ASCII);

    private static final int KEPT = 1 << 20;

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public FixedAnswer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            MessageDigest digest = sha256();
            byte[] start;
            long length;
            try (InputStream body = new DigestInputStream(exchange.getRequestBody(), digest)) {
                start = body.readNBytes(KEPT);
                length = start.length + body.transferTo(OutputStream.nullOutputStream());
            }
            requests.add(new Request(
                    exchange.getRequestHeaders(),
                    length,
                    HexFormat.of().formatHex(digest.digest()),
                    new String(start, StandardCharsets.US_ASCII)));
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** In the order of their ends. */
    public List<Request> requests() {
        return requests;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request; its body's first MiB. */
    public record Request(Headers headers, long length, String sha256, String body) {}
}
