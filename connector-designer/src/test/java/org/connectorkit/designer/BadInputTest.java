package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should submit, and somebody will. */
class BadInputTest {

    private static final String SEND_EMAIL = "/actions/aws-ses/sendEmail";
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'`${7*7}";

    private Workbench workbench;
    private Client client;

    @BeforeEach
    void openTheDesigner() {
        workbench = Workbench.start();
        client = new Client(workbench);
    }

    @AfterEach
    void closeTheDesigner() {
        workbench.close();
    }

    private static Map<String, Object> mail() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("in.connection", "sandbox");
        fields.put("in.awsRegion", "us-east-1");
        fields.put("in.toAddresses", "jane@example.com");
        fields.put("in.sender", "shop@example.com");
        fields.put("in.subject", "Subject");
        fields.put("in.text", "Text");
        fields.put("do", "run");
        return fields;
    }

    private SentMessage onlyMail() {
        assertThat(workbench.sandbox().inbox().messages()).hasSize(1);
        return workbench.sandbox().inbox().messages().get(0);
    }

    @Test
    void markupInEveryFieldIsTextOnEveryPage() {
        Map<String, Object> fields = mail();
        fields.replaceAll((name, value) -> name.equals("do") ? value : HOSTILE);
        HttpResponse<String> refused = client.submit(SEND_EMAIL, fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;");

        Map<String, Object> sent = mail();
        sent.put("in.subject", HOSTILE);
        sent.put("in.text", HOSTILE);
        String result = client.submit(SEND_EMAIL, sent).body();
        String id = onlyMail().messageId();

        assertThat(onlyMail().mail().subject()).isEqualTo(HOSTILE);
        for (String page : List.of(
                result,
                client.get("/inbox").body(),
                client.get("/inbox/" + id).body(),
                client.get("/inbox?q=" + "%3Cscript%3Ealert").body(),
                client.get("/actions").body())) {
            assertThat(page).doesNotContain("<script>alert", "<img src=x");
        }
    }

    @Test
    void aMegabyteOfTextAndEmojiArriveAsTheyAre() {
        String text = "Grüße 👩‍👩‍👧 \u0000".replace("\u0000", "") + "x".repeat(1_000_000) + "\nend";
        Map<String, Object> fields = mail();
        fields.put("in.subject", "🎉 Ünïcödé 👩‍👩‍👧");
        fields.put("in.text", text);

        client.submit(SEND_EMAIL, fields);

        assertThat(onlyMail().mail().subject()).isEqualTo("🎉 Ünïcödé 👩‍👩‍👧");
        assertThat(onlyMail().mail().text().orElseThrow().replace("\r\n", "\n").strip())
                .isEqualTo(text);
        assertThat(client.get("/inbox/" + onlyMail().messageId()).statusCode()).isEqualTo(200);
    }

    @Test
    void anAttachmentThatIsTooLargeIsToldBesideItsInputAndNothingIsSent() {
        Map<String, Object> fields = mail();
        fields.put("in.attachments.0.key", "large.bin");
        fields.put("in.attachments.0.value", new byte[30_000_000]);

        HttpResponse<String> refused = client.submit(SEND_EMAIL, fields);

        assertThat(refused.body()).contains("<title>Error:").containsPattern("(?i)(large|MB)");
        assertThat(workbench.sandbox().inbox().size()).isZero();
    }

    @Test
    void aFormBeyondEveryBoundIsRefusedInWords() throws IOException {
        assertThat(raw(
                        "POST " + SEND_EMAIL,
                        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 300000000"))
                .startsWith("HTTP/1.1 413")
                .contains("200 MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=other",
                "application/x-www-form-urlencoded",
                "text/plain",
            })
    void aFormThatIsNoneIsRefusedInWords(String contentType) throws IOException {
        assertThat(raw("POST " + SEND_EMAIL, "Content-Type: " + contentType + "\r\nContent-Length: 9", "%zz&&=%00"))
                .startsWith("HTTP/1.1 4")
                .contains("<title>Error:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/inbox/%00",
                "/inbox/..%2f..%2fetc%2fpasswd",
                "/inbox/none/attachments/999999999999999999999",
                "/docs/%3Cscript%3E",
                "/runs/none",
                "/connections/edit/none",
                "/connections/new/aws-ses/none",
                "/actions/none/none",
                "/assets/..%2f..%2fdesigner.css",
            })
    void anAddressThatLeadsNowhereIsAnsweredWithAPageThatSaysSo(String path) throws IOException {
        assertThat(raw("GET " + path, ""))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("Exception", "<script>alert")
                .doesNotContain("HTTP/1.1 500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inbox?q=%zz",
                "/inbox?q=%ff%fe",
                "/inbox/list?selected=%00",
                "/actions/aws-ses/sendEmail?run=%zz"
            })
    void aMalformedQueryIsNoDefect(String path) throws IOException {
        assertThat(raw("GET " + path, "")).doesNotStartWith("HTTP/1.1 5");
    }

    /** Over a bare socket: an HTTP client would refuse to send it. */
    private String raw(String line, String headers, String... body) throws IOException {
        int port = workbench.entrance().getPort();
        String token = workbench.entrance().getQuery().substring("token=".length());
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nOrigin: http://127.0.0.1:" + port
                            + "\r\nCookie: connectors-" + port + "=" + token + "\r\nConnection: close\r\n"
                            + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n" + String.join("", body))
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
