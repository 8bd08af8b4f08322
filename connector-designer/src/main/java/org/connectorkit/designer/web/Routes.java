package org.connectorkit.designer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Request;

/** Which endpoint answers which path; the first that matches wins. */
public final class Routes {

    private record Route(HttpMethod method, UriTemplatePathSpec path, Endpoint endpoint) {}

    private final List<Route> routes = new ArrayList<>();

    /** A page or a file; {@code path} may have parts such as {@code {name}}. */
    public Routes get(String path, Endpoint endpoint) {
        routes.add(new Route(HttpMethod.GET, new UriTemplatePathSpec(path), endpoint));
        return this;
    }

    /** What a form does. */
    public Routes post(String path, Endpoint endpoint) {
        routes.add(new Route(HttpMethod.POST, new UriTemplatePathSpec(path), endpoint));
        return this;
    }

    /** A route that was found. */
    record Match(Endpoint endpoint, Map<String, String> pathParameters) {}

    Optional<Match> find(Request request) {
        String path = request.getHttpURI().getPath();
        return routes.stream()
                .filter(route ->
                        route.method().is(request.getMethod()) && route.path().matches(path))
                .findFirst()
                .map(route -> new Match(route.endpoint(), route.path().getPathParams(path)));
    }
}
