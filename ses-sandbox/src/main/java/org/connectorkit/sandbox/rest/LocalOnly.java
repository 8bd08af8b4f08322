package org.connectorkit.sandbox.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out of what is not signed: the host must be a loopback name and an origin, if there is one, the same host.
 * So neither a foreign page nor a name that someone points at 127.0.0.1 reads or deletes mail. Paths that start with
 * {@code /_} are guarded, others are left to the next handler.
 */
public final class LocalOnly extends Handler.Wrapper {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    public LocalOnly(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (path == null || !path.startsWith("/_")) {
            return false;
        }
        if (!allowed(request)) {
            Json.error(response, callback, 403, "the host and the origin of the request must be this sandbox");
            return true;
        }
        if (!super.handle(request, response, callback)) {
            Json.error(response, callback, 404, "there is nothing at " + path);
        }
        return true;
    }

    private static boolean allowed(Request request) {
        String host = Request.getServerName(request);
        int port = Request.getServerPort(request);
        if (host == null || !LOOPBACK.contains(host)) {
            return false;
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin == null || isSame(origin, host, port);
    }

    private static boolean isSame(String origin, String host, int port) {
        try {
            URI uri = new URI(origin);
            @Nullable String originHost = uri.getHost();
            return "http".equals(uri.getScheme()) && host.equals(originHost) && uri.getPort() == port;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
