package org.connectorkit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The REST API over the inbox and the faults. */
@Timeout(60)
class RestTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String RAW = """
            From: News <news@example.com>
            To: shown@example.org
            Subject: With a file
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            needle
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=UTF-8''%C3%BC%20b.pdf
            Content-Transfer-Encoding: base64

            AAEC
            --b--
            """.replace("\n", "\r\n");

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final Wire wire = new Wire(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void listsNewestFirstAndSearches() {
        send("one", "a@x.org");
        send("two", "b@x.org");
        sendRaw();

        JsonNode all = json(get("/_inbox/messages"));
        assertThat(all.path("total").asInt()).isEqualTo(3);
        assertThat(all.path("messages").findValuesAsString("subject")).containsExactly("With a file", "two", "one");
        assertThat(json(get("/_inbox/messages?limit=1&before=3"))
                        .path("messages")
                        .findValuesAsString("subject"))
                .containsExactly("two");
        assertThat(json(get("/_inbox/messages?after=2")).path("messages").size())
                .isEqualTo(1);
        assertThat(json(get("/_inbox/messages?to=A@x.org")).path("messages").findValuesAsString("subject"))
                .containsExactly("one");
        assertThat(json(get("/_inbox/messages?search=NEEDLE")).path("messages").findValuesAsString("subject"))
                .containsExactly("With a file");
        assertThat(json(get("/_inbox/messages?subject=tw")).path("messages").size())
                .isZero();
        assertThat(get("/_inbox/messages?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("/_inbox/messages?after=x").body()).contains("after is 'x'");
    }

    @Test
    void showsAMessageWithItsEnvelopeApart() {
        String id = sendRaw();

        JsonNode message = json(get("/_inbox/messages/" + id));
        assertThat(message.path("envelope").toString()).isEqualTo("""
                        {"sender":"news@example.com","returnPath":"news@example.com","recipients":["hidden@example.org"]}""");
        assertThat(message.path("to").toString()).isEqualTo("[\"shown@example.org\"]");
        assertThat(message.path("decoded").toString()).isEqualTo("""
                        {"From":"News <news@example.com>","To":"shown@example.org","Subject":"With a file"}""");
        assertThat(message.path("text").asString()).isEqualTo("needle");
        assertThat(message.path("html").isNull()).isTrue();
        assertThat(message.path("attachments").toString()).isEqualTo("""
                        [{"name":"ü b.pdf","contentType":"application/pdf","disposition":"attachment","contentId":"","size":3}]""");
        assertThat(message.path("request").path("action").asString()).isEqualTo("SendRawEmail");
        assertThat(message.path("headers").toString()).contains("Message-ID: <" + id);
        assertThat(get("/_inbox/messages/none").statusCode()).isEqualTo(404);
    }

    @Test
    void handsOutBytesThatABrowserDoesNotRun() throws IOException, InterruptedException {
        String id = sendRaw();

        HttpResponse<byte[]> attachment = HTTP.send(
                HttpRequest.newBuilder(uri("/_inbox/messages/" + id + "/attachments/0"))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(attachment.body()).containsExactly(0, 1, 2);
        assertThat(attachment.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(attachment.headers().firstValue("content-disposition"))
                .contains("attachment; filename*=UTF-8''%C3%BC%20b.pdf");
        assertThat(attachment.headers().firstValue("content-security-policy")).contains("default-src 'none'; sandbox");
        assertThat(attachment.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(get("/_inbox/messages/" + id + "/raw?as=received").body()).isEqualTo(RAW);
        assertThat(get("/_inbox/messages/" + id + "/raw").body())
                .startsWith("Return-Path: ")
                .contains("needle");
        assertThat(get("/_inbox/messages/" + id + "/attachments/1").statusCode())
                .isEqualTo(404);
        assertThat(get("/_inbox/messages/" + id + "/raw?as=x").statusCode()).isEqualTo(400);
        assertThat(get("/_inbox/messages/" + send("s", "a@x.org") + "/raw?as=received")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void deletesOneOrAll() {
        String id = send("one", "a@x.org");
        send("two", "a@x.org");

        assertThat(request("DELETE", "/_inbox/messages/" + id).statusCode()).isEqualTo(204);
        assertThat(sandbox.inbox().size()).isEqualTo(1);
        assertThat(request("DELETE", "/_inbox/messages/" + id).statusCode()).isEqualTo(404);
        assertThat(request("DELETE", "/_inbox/messages").statusCode()).isEqualTo(204);
        assertThat(sandbox.inbox().size()).isZero();
    }

    @Test
    void waitsForAMessage() throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<String>> waiting = HTTP.sendAsync(
                HttpRequest.newBuilder(uri("/_inbox/wait?subject=late&timeout=50"))
                        .build(),
                BodyHandlers.ofString());
        send("early", "a@x.org");
        send("late", "a@x.org");

        assertThat(json(waiting.get(50, TimeUnit.SECONDS)).path("subject").asString())
                .isEqualTo("late");
        assertThat(json(get("/_inbox/wait?subject=early")).path("subject").asString())
                .isEqualTo("early");
        assertThat(get("/_inbox/wait?subject=early&after=1&timeout=0").statusCode())
                .isEqualTo(204);
    }

    @Test
    void streamsEvents() throws IOException {
        String first = send("one", "a@x.org");
        try (Socket socket = new Socket("127.0.0.1", sandbox.endpoint().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET /_inbox/events HTTP/1.1\r\nHost: localhost:"
                                    + sandbox.endpoint().getPort() + "\r\nLast-Event-ID: 0\r\n\r\n")
                            .getBytes(UTF_8));
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

            assertThat(next(lines, "event:")).isEqualTo("event: accepted");
            assertThat(next(lines, "id:")).isEqualTo("id: 1");
            assertThat(next(lines, "data:")).contains(first, "\"subject\":\"one\"");
            send("two", "a@x.org");
            assertThat(next(lines, "id:")).isEqualTo("id: 2");
            assertThat(next(lines, "data:")).contains("\"subject\":\"two\"");
            sandbox.inbox().delete(first);
            assertThat(next(lines, "event:")).isEqualTo("event: removed");
            assertThat(next(lines, "data:")).isEqualTo("data: {\"messageId\":\"" + first + "\"}");
        }
    }

    @Test
    void scriptsFaults() {
        HttpResponse<String> added = post("/_faults", """
                {"action": "SendEmail", "kind": "error", "status": 400, "code": "Throttling", "message": "Slow", "times": 2}
                """);

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).isEqualTo("{\"pending\":2}");
        assertThat(Wire.error(sendResponse("s", "a@x.org"))).isEqualTo("400 Throttling: Slow");
        assertThat(request("DELETE", "/_faults").body()).isEqualTo("{\"pending\":0}");
        assertThat(sendResponse("s", "a@x.org").statusCode()).isEqualTo(200);
        assertThat(post("/_faults", "{\"kind\": \"pigeon\"}").body()).contains("kind is 'pigeon'");
        assertThat(post("/_faults", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesForeignHostsAndOrigins() throws IOException {
        int port = sandbox.endpoint().getPort();

        assertThat(status("GET /_inbox/messages HTTP/1.1", "Host: evil.example:" + port))
                .contains("403");
        assertThat(status("GET /_inbox/messages HTTP/1.1", "Host: localhost:" + port, "Origin: http://evil.example"))
                .contains("403");
        assertThat(status("DELETE /_inbox/messages HTTP/1.1", "Host: localhost:" + port, "Origin: null"))
                .contains("403");
        assertThat(status("POST /_faults HTTP/1.1", "Host: 127.0.0.1.evil.example", "Content-Length: 0"))
                .contains("403");
        assertThat(status(
                        "GET /_inbox/messages HTTP/1.1", "Host: localhost:" + port, "Origin: http://localhost:" + port))
                .contains("200");
        assertThat(get("/_nothing").statusCode()).isEqualTo(404);
        assertThat(get("/_inbox/nothing").statusCode()).isEqualTo(404);
    }

    private String status(String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", sandbox.endpoint().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    private static String next(BufferedReader lines, String start) throws IOException {
        String line;
        do {
            line = lines.readLine();
        } while (line != null && !line.startsWith(start));
        return String.valueOf(line);
    }

    private String send(String subject, String to) {
        return Wire.element(sendResponse(subject, to), "MessageId");
    }

    private HttpResponse<String> sendResponse(String subject, String to) {
        return wire.ses(
                "SendEmail",
                "Source",
                "a@example.com",
                "Destination.ToAddresses.member.1",
                to,
                "Message.Subject.Data",
                subject,
                "Message.Body.Text.Data",
                "t");
    }

    private String sendRaw() {
        return Wire.element(
                wire.ses(
                        "SendRawEmail",
                        "Destinations.member.1",
                        "hidden@example.org",
                        "RawMessage.Data",
                        Base64.getEncoder().encodeToString(RAW.getBytes(UTF_8))),
                "MessageId");
    }

    private HttpResponse<String> get(String path) {
        return request("GET", path);
    }

    private HttpResponse<String> request(String method, String path) {
        return Wire.exchange(HttpRequest.newBuilder(uri(path))
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private HttpResponse<String> post(String path, String body) {
        return Wire.exchange(HttpRequest.newBuilder(uri(path))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private URI uri(String path) {
        return URI.create(sandbox.endpoint() + path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
