package org.connectorkit.testkit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on loopback between a client and an HTTP/1.1 service, which makes the network fail on purpose and counts what
 * passed.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.start(service)) {
 *     proxy.plan(FaultPlan.script(Fault.swallowReply()));
 *     // point the connector at proxy.uri(), run the action, then:
 *     assertThat(proxy.exchanges()).hasSize(1); // it did not send twice
 * }
 * }</pre>
 *
 * <p>It understands where a message ends (Content-Length, chunked, end of the connection; RFC 9112 section 6) and passes its
 * bytes unchanged, over a new connection to the service for each exchange. It answers {@code Expect: 100-continue} itself
 * and ends a connection whose service changes the protocol. Where the service cannot be reached it answers 502.
 *
 * <p>What it counts of an exchange is counted before the client can see its outcome. Safe for concurrent use.
 */
public final class FaultProxy implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final InetSocketAddress service;
    private final InetSocketAddress address;
    private final ExchangeLog log = new ExchangeLog();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;
    private @Nullable Thread acceptor;
    /** Bound but not listening: connecting to it is refused, and no one else gets the port. */
    private @Nullable Socket placeholder;

    private FaultProxy(InetSocketAddress service) throws IOException {
        this.service = service;
        ServerSocket first = bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.address = new InetSocketAddress(first.getInetAddress(), first.getLocalPort());
        accept(first);
    }

    /**
     * Starts a proxy on a free port of loopback.
     *
     * @param service where requests go
     * @throws UncheckedIOException if no port can be bound
     */
    public static FaultProxy start(InetSocketAddress service) {
        try {
            return new FaultProxy(service);
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy found no free port on loopback", e);
        }
    }

    /**
     * Starts a proxy on a free port of loopback.
     *
     * @param service where requests go: {@code http://host:port}; a path is ignored
     * @throws IllegalArgumentException if it is not of that form
     * @throws UncheckedIOException if no port can be bound
     */
    public static FaultProxy start(URI service) {
        if (!"http".equals(service.getScheme()) || service.getHost() == null || service.getPort() < 0) {
            throw new IllegalArgumentException(
                    "the service's address " + service + " must look like http://127.0.0.1:8080");
        }
        return start(new InetSocketAddress(service.getHost(), service.getPort()));
    }

    /** Where the client connects to: {@code http://127.0.0.1:port}, the same for the proxy's whole life. */
    public URI uri() {
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Replaces the plan; exchanges that began before keep their fault. At first every exchange passes. */
    public void plan(FaultPlan plan) {
        log.plan(plan);
    }

    /** Refuses new connections at TCP, as a service that is not running does, and resets those that are open. */
    public synchronized void refuseConnections() {
        if (placeholder != null || closed.getCount() == 0) {
            return;
        }
        try {
            stopListening();
            Socket held = new Socket();
            held.setReuseAddress(true);
            held.bind(address);
            placeholder = held;
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy lost its port " + address, e);
        }
        endConnections();
    }

    /** Accepts connections again, on the same port. */
    public synchronized void acceptConnections() {
        if (placeholder == null || closed.getCount() == 0) {
            return;
        }
        try {
            placeholder.close();
            placeholder = null;
            accept(bind(address));
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy lost its port " + address, e);
        }
    }

    /** How many connections clients have opened. */
    public int connections() {
        return connections.get();
    }

    /** What became of each request so far, in the order in which they came. */
    public List<ProxiedExchange> exchanges() {
        return log.exchanges();
    }

    /** Ends every connection and every thread, and frees the port. */
    @Override
    public synchronized void close() {
        closed.countDown();
        try {
            stopListening();
            if (placeholder != null) {
                placeholder.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy could not free its port " + address, e);
        }
        endConnections();
    }

    ExchangeLog log() {
        return log;
    }

    Socket connectToService() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(service);
        } catch (IOException e) {
            socket.close();
            throw new ServiceUnreachableException(service, e);
        }
        sockets.add(socket);
        if (closed.getCount() == 0) {
            socket.close();
        }
        return socket;
    }

    void pause(Duration time) throws IOException {
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the proxy was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted during a pause");
        }
    }

    private static ServerSocket bind(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address, 128);
        return socket;
    }

    private void accept(ServerSocket socket) {
        listener = socket;
        acceptor = start("fault-proxy-accept", () -> {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                connections.incrementAndGet();
                sockets.add(client);
                start("fault-proxy-connection", () -> serve(client));
            }
        });
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            client.setTcpNoDelay(true);
            new ProxyConnection(client, this).serve();
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    private Thread start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // A side has gone: the other side has been told by the end of its own connection
                    } finally {
                        threads.remove(Thread.currentThread());
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return thread;
    }

    private void stopListening() throws IOException {
        if (listener != null && acceptor != null) {
            listener.close();
            // Until its thread has left it the kernel goes on accepting
            join(acceptor);
        }
    }

    private void endConnections() {
        sockets.forEach(FaultProxy::reset);
        // A socket is closed when the thread that reads it has left it
        threads.forEach(FaultProxy::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was closed already
        }
    }

    private interface Task {
        void run() throws IOException;
    }
}
