package org.connectorkit.sandbox.server;

import java.net.URI;
import org.connectorkit.sandbox.fault.Faults;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.rest.FaultsHandler;
import org.connectorkit.sandbox.rest.InboxHandler;
import org.connectorkit.sandbox.rest.LocalOnly;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server, on the loopback address only. */
public final class HttpFront implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 2048;
    private static final long IDLE_MILLIS = 120_000;

    private final Server server;
    private final ServerConnector connector;

    /**
     * Starts to listen.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if the port is taken
     */
    public HttpFront(int port, Dispatcher dispatcher, Faults faults, Inbox inbox) {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("ses-sandbox");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(32 * 1024);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Handler.Sequence(
                new LocalOnly(new Handler.Sequence(new InboxHandler(inbox), new FaultsHandler(faults))),
                new QueryHandler(dispatcher, faults)));
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException(
                    "the sandbox can't listen on " + HOST + ":" + port + ": " + e.getMessage()
                            + "; choose another port, or 0 for a free one",
                    e);
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:4579}. */
    public URI uri() {
        return URI.create("http://" + HOST + ':' + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox's HTTP server did not stop", e);
        }
    }
}
