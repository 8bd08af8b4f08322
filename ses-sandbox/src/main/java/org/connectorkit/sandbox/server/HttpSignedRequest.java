package org.connectorkit.sandbox.server;

import java.util.List;
import org.connectorkit.sandbox.auth.SignedRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/** A Jetty request as a signature sees it. */
record HttpSignedRequest(Request request, String bodyHash) implements SignedRequest {

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    @Override
    public String query() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    @Override
    public List<String> header(String name) {
        return request.getHeaders().stream()
                .filter(f -> f.is(name))
                .map(HttpField::getValue)
                .map(v -> v == null ? "" : v)
                .toList();
    }
}
