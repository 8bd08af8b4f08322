package org.connectorkit.designer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks to the designer as a browser does, without one. */
final class Client {

    private final Workbench workbench;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** A browser that was opened with the token. */
    Client(Workbench workbench) {
        this.workbench = workbench;
        send(HttpRequest.newBuilder(workbench.entrance()).build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(workbench.page(path)).build());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI page = workbench.page(path);
        return send(HttpRequest.newBuilder(page)
                .header("Origin", "http://" + page.getAuthority())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** Sends a mail through the Send Email form and returns its result page, or the page that asks first. */
    HttpResponse<String> sendMail(String subject) {
        HttpResponse<String> answer = post(
                "/actions/aws-ses/sendEmail",
                Map.of(
                        "do", "run",
                        "in.connection", "sandbox",
                        "in.awsRegion", "us-east-1",
                        "in.toAddresses", "jane@example.com",
                        "in.sender", "Jane's Shop <shop@example.com>",
                        "in.subject", subject,
                        "in.text", "Hello"));
        String path = answer.uri().getPath();
        if (!path.startsWith("/runs/")) {
            return answer;
        }
        get(path + "/wait");
        return get(path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
