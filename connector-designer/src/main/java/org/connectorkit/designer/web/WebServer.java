package org.connectorkit.designer.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the routes on 127.0.0.1 to whom the guard lets in. */
public final class WebServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** What a page may load and do: its own style sheets, scripts and pictures; nothing from elsewhere. */
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String ENTRANCE = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<title>Connectors</title><meta http-equiv=\"refresh\" content=\"0;url=/\"></head>"
            + "<body><p><a href=\"/\">Open the designer</a></p></body></html>";

    private final Server server;
    private final ServerConnector connector;
    private final Guard guard;

    /** Renders the page that tells of a failure. */
    @FunctionalInterface
    public interface FailurePage {

        /** The page as HTML. */
        String render(int status, String message);
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if the port is taken
     */
    public WebServer(int port, Routes routes, FailurePage failures) {
        QueuedThreadPool threads = new QueuedThreadPool(200, 4);
        threads.setName("designer");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
            guard = new Guard(connector.getLocalPort());
            server.setHandler(new Dispatch(routes, failures));
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException(
                    "the designer can't listen on " + HOST + ":" + port + ": " + e.getMessage()
                            + "; choose another port, or 0 for a free one",
                    e);
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:8080}. */
    public URI origin() {
        return URI.create("http://" + HOST + ":" + connector.getLocalPort());
    }

    /** The address that lets a browser in: with the token of this start. */
    public URI entrance() {
        return origin().resolve("/?" + Guard.PARAMETER + "=" + guard.token());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the designer's HTTP server did not stop", e);
        }
    }

    private final class Dispatch extends Handler.Abstract {

        private final Routes routes;
        private final FailurePage failures;

        Dispatch(Routes routes, FailurePage failures) {
            this.routes = routes;
            this.failures = failures;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            HttpFields.Mutable headers = response.getHeaders();
            headers.put("Content-Security-Policy", PAGE_POLICY);
            headers.put("X-Content-Type-Options", "nosniff");
            headers.put("Referrer-Policy", "same-origin");
            headers.put("Cross-Origin-Opener-Policy", "same-origin");
            headers.put("Cross-Origin-Resource-Policy", "same-origin");
            headers.put("Cache-Control", "no-store");
            Routes.Match match = routes.find(request).orElse(null);
            Exchange exchange =
                    new Exchange(request, response, callback, match == null ? Map.of() : match.pathParameters());
            String refusal = guard.refusal(request).orElse(null);
            if (refusal != null) {
                // Plain text: whoever is refused learns nothing of what is here
                exchange.bytes(403, "text/plain; charset=utf-8", refusal.getBytes(StandardCharsets.UTF_8));
            } else if (guard.opens(request)) {
                exchange.cookie(guard.cookie());
                // Not a redirect: after a link from elsewhere the browser would leave the cookie out of it
                exchange.html(200, ENTRANCE);
            } else if (match == null) {
                fail(
                        exchange,
                        HttpFailure.notFound(
                                "There is no page at " + request.getHttpURI().getPath() + "."));
            } else {
                answer(match.endpoint(), exchange);
            }
            return true;
        }

        private void answer(Endpoint endpoint, Exchange exchange) {
            try {
                endpoint.answer(exchange);
            } catch (HttpFailure e) {
                fail(exchange, e);
            } catch (Exception e) {
                LOG.error("a page of the designer failed", e);
                fail(
                        exchange,
                        new HttpFailure(
                                500,
                                "The page failed (" + e.getClass().getSimpleName()
                                        + "). The log of the command says more."));
            }
        }

        private void fail(Exchange exchange, HttpFailure failure) {
            exchange.html(failure.status(), failures.render(failure.status(), failure.text()));
        }
    }
}
