package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, and what an answer may do. */
class SafetyTest {

    private Workbench workbench;
    private int port;
    private String token;

    @BeforeEach
    void startTheDesigner() {
        workbench = Workbench.start();
        port = workbench.entrance().getPort();
        token = workbench.entrance().getQuery().substring("token=".length());
    }

    @AfterEach
    void stopTheDesigner() {
        workbench.close();
    }

    @Test
    void check13TheOwnBrowserGetsIn() throws IOException {
        assertThat(status("GET", "/actions", own(), cookie(), "")).isEqualTo(200);
    }

    @Test
    void check13AForeignHostIsRefused() throws IOException {
        assertThat(status("GET", "/actions", "Host: attacker.example:" + port, cookie(), ""))
                .isEqualTo(403);
        assertThat(status("GET", "/actions", "Host: 127.0.0.1", cookie(), "")).isEqualTo(403);
        assertThat(status("GET", "/?token=" + token, "Host: attacker.example", "", ""))
                .isEqualTo(403);
    }

    @Test
    void check13AForeignOriginIsRefused() throws IOException {
        for (String origin : new String[] {
            "Origin: http://attacker.example",
            "Origin: null",
            "Origin: http://127.0.0.1:1",
            "Origin: http://localhost:" + port
        }) {
            assertThat(status("POST", "/inbox/clear", own(), cookie(), origin))
                    .as(origin)
                    .isEqualTo(403);
            assertThat(status("GET", "/inbox/events", own(), cookie(), origin))
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(status("POST", "/inbox/clear", own(), cookie(), ""))
                .as("no origin at all")
                .isEqualTo(403);
        assertThat(status("POST", "/inbox/clear", own(), cookie(), "Origin: http://127.0.0.1:" + port))
                .isEqualTo(303);
    }

    @Test
    void check13AMissingOrWrongTokenIsRefused() throws IOException {
        assertThat(status("GET", "/actions", own(), "", "")).isEqualTo(403);
        assertThat(status("GET", "/assets/designer.css", own(), "", "")).isEqualTo(403);
        assertThat(status("GET", "/actions", own(), "Cookie: connectors-" + port + "=" + token + "x", ""))
                .isEqualTo(403);
        assertThat(status("GET", "/?token=wrong", own(), "", "")).isEqualTo(403);
    }

    @Test
    void theTokenChangesWithEveryStart() {
        try (Workbench other = Workbench.start()) {
            assertThat(other.entrance().getQuery())
                    .isNotEqualTo(workbench.entrance().getQuery());
        }
    }

    @Test
    void everyPageSaysWhatItMayLoad() {
        HttpResponse<String> page = new Client(workbench).get("/actions/aws-ses/sendEmail");

        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("<script>", " style=", " onclick=");
    }

    @Test
    void anIconRunsNothingEvenByItself() {
        assertThat(new Client(workbench).get("/icons/aws-ses").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'", "sandbox"));
    }

    @Test
    void aConfirmedRunIsNotRepeatedByASecondConfirmation() {
        try (Workbench real = Workbench.startAsReal()) {
            Client client = new Client(real);
            String confirmation = client.sendMail("Once").body();
            String path = confirmation.replaceAll("(?s).*action=\"(/drafts/[^\"]+)\".*", "$1");

            HttpResponse<String> run = client.post(path, Map.of());
            client.get(run.uri().getPath() + "/wait");
            assertThat(run.statusCode()).isEqualTo(200);
            assertThat(client.post(path, Map.of()).statusCode()).isEqualTo(409);
            assertThat(real.sandbox().inbox().size()).isEqualTo(1);
        }
    }

    @Test
    void check14TheCommandIsQuotedForAShell() {
        String page = new Client(workbench).sendMail("It's $HOME; `date`").body();

        assertThat(page)
                .contains("connectors run aws-ses sendEmail", "--connection sandbox")
                .contains("--set 'subject=It'\\''s $HOME; `date`'");
    }

    @Test
    void aMailCanBeDeletedAndAllOfThem() {
        Client client = new Client(workbench);
        client.sendMail("One");
        client.sendMail("Two");
        client.sendMail("Three");

        assertThat(client.get("/inbox/list?q=tWo").body()).contains("Two").doesNotContain("Three");
        String second = workbench.sandbox().inbox().messages().get(1).messageId();
        assertThat(client.post("/inbox/" + second + "/delete", Map.of()).body())
                .contains("One", "Three")
                .doesNotContain("Two");
        assertThat(client.get("/inbox/" + second).statusCode()).isEqualTo(404);
        assertThat(client.post("/inbox/clear", Map.of()).body()).contains("No mail yet");
    }

    private String own() {
        return "Host: 127.0.0.1:" + port;
    }

    private String cookie() {
        return "Cookie: connectors-" + port + "=" + token;
    }

    /** Over a bare socket: an HTTP client would write its own Host and Origin. */
    private int status(String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
            for (String header : headers) {
                request.append(header.isEmpty() ? "" : header + "\r\n");
            }
            request.append(method.equals("POST") ? "Content-Length: 0\r\n\r\n" : "\r\n");
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(start, StandardCharsets.UTF_8).substring("HTTP/1.1 ".length()));
        }
    }
}
