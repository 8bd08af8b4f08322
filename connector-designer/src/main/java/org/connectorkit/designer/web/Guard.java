package org.connectorkit.designer.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Lets in the browser that was opened with the token of this start, and nothing else: no other site's page (Origin), no
 * name that leads here (Host), no other user of the machine (token).
 */
final class Guard {

    static final String PARAMETER = "token";
    private static final int TOKEN_BYTES = 24;

    private final int port;
    private final String token;

    Guard(int port) {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.port = port;
        this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String token() {
        return token;
    }

    /** The cookie that carries the token; cookies know no ports, so its name does. */
    HttpCookie cookie() {
        return HttpCookie.build("connectors-" + port, token)
                .path("/")
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.STRICT)
                .build();
    }

    /** Why a request is refused; empty if it is not. */
    Optional<String> refusal(Request request) {
        String host = header(request, HttpHeader.HOST);
        if (!Set.of("127.0.0.1:" + port, "localhost:" + port).contains(String.valueOf(host))) {
            return Optional.of("The request names the host '" + host + "'. This page answers to 127.0.0.1:" + port
                    + " alone; open it under that address.");
        }
        String origin = header(request, HttpHeader.ORIGIN);
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        if (origin != null ? !origin.equals("http://" + host) : !reads) {
            return Optional.of("The request comes from a page of " + (origin == null ? "unknown origin" : origin)
                    + ". Only this page's own forms may change anything here.");
        }
        return opens(request) || hasToken(request)
                ? Optional.empty()
                : Optional.of("The request has no valid token. Open the address that the command printed when it"
                        + " started; it changes with every start.");
    }

    /** Whether the request carries the token in its address, as the printed address does. */
    boolean opens(Request request) {
        return Request.extractQueryParameters(request).getValuesOrEmpty(PARAMETER).stream()
                .anyMatch(this::isToken);
    }

    private boolean hasToken(Request request) {
        return Request.getCookies(request).stream()
                .anyMatch(cookie -> cookie.getName().equals("connectors-" + port) && isToken(cookie.getValue()));
    }

    private boolean isToken(String text) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String header(Request request, HttpHeader name) {
        return request.getHeaders().get(name);
    }
}
