package org.connectorkit.ses;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Passes bytes between a client and a service, over TLS with the client if wanted, and keeps what the service answered. */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final URI service;
    private final String scheme;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream();

    private Relay(ServerSocket door, URI service, String scheme) {
        this.door = door;
        this.service = service;
        this.scheme = scheme;
        start(this::accept);
    }

    static Relay plain(URI service) throws IOException {
        return new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), service, "http");
    }

    static Relay tls(URI service, SSLContext context) throws IOException {
        return new Relay(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                service,
                "https");
    }

    URI uri() {
        return URI.create(scheme + "://localhost:" + door.getLocalPort());
    }

    /** Everything that the service answered so far. */
    String replies() {
        return replies.toString(StandardCharsets.UTF_8);
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), service.getPort());
            sockets.add(client);
            sockets.add(behind);
            start(() ->
                    pass(client.getInputStream(), behind.getOutputStream(), behind, OutputStream.nullOutputStream()));
            start(() -> pass(behind.getInputStream(), client.getOutputStream(), client, replies));
        }
    }

    private static void pass(InputStream from, OutputStream to, Socket end, OutputStream copy) throws IOException {
        try (end) {
            byte[] buffer = new byte[8192];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                copy.write(buffer, 0, count);
                to.write(buffer, 0, count);
                to.flush();
            }
        }
    }

    private static void start(Passing passing) {
        Thread thread = new Thread(() -> {
            try {
                passing.run();
            } catch (IOException e) {
                // One side hung up, or a handshake failed: the other side sees the end of its stream
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private interface Passing {
        void run() throws IOException;
    }
}
