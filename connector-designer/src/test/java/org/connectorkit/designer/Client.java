package org.connectorkit.designer;

import java.io.ByteArrayOutputStream;
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

    /**
     * Submits a form with files, as the pages do, and waits for the run that it starts, if it starts one.
     *
     * @param fields texts, and bytes for files
     */
    HttpResponse<String> submit(String path, Map<String, Object> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            boolean file = value instanceof byte[];
            body.writeBytes(("--b0undary\r\nContent-Disposition: form-data; name=\"" + name + "\""
                            + (file ? "; filename=\"file.bin\"" : "") + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file ? (byte[]) value : String.valueOf(value).getBytes(StandardCharsets.UTF_8));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes("--b0undary--\r\n".getBytes(StandardCharsets.UTF_8));
        URI page = workbench.page(path);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(page)
                .header("Origin", "http://" + page.getAuthority())
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
        return afterTheRun(answer);
    }

    private HttpResponse<String> afterTheRun(HttpResponse<String> answer) {
        String path = answer.uri().getPath();
        if (!path.startsWith("/runs/")) {
            return answer;
        }
        get(path + "/wait");
        return get(path);
    }

    /** Sends a mail through the Send Email form and returns its result page, or the page that asks first. */
    HttpResponse<String> sendMail(String subject) {
        return afterTheRun(startMail(subject));
    }

    /** Submits the Send Email form and returns what the page shows then: the result, or that it runs. */
    HttpResponse<String> startMail(String subject) {
        return post(
                "/actions/aws-ses/sendEmail",
                Map.of(
                        "do", "run",
                        "in.connection", "sandbox",
                        "in.awsRegion", "us-east-1",
                        "in.toAddresses", "jane@example.com",
                        "in.sender", "Jane's Shop <shop@example.com>",
                        "in.subject", subject,
                        "in.text", "Hello"));
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
