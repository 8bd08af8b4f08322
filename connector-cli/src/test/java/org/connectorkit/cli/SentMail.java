package org.connectorkit.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.account.Rule;

/** Sends mail to a sandbox as a client of Amazon SES does, but for the signature. */
final class SentMail {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private SentMail() {}

    static SesSandbox sandbox() {
        SesSandbox sandbox = SesSandbox.builder().verify("example.com").start();
        sandbox.account().relax(Rule.SIGNATURES, Rule.PERMISSIONS);
        return sandbox;
    }

    static void send(URI sandbox, String subject, String text) throws IOException, InterruptedException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", "SendEmail");
        parameters.put("Version", "2010-12-01");
        parameters.put("Source", "Shop <shop@example.com>");
        parameters.put("Destination.ToAddresses.member.1", "jane@example.net");
        parameters.put("Destination.BccAddresses.member.1", "archive@example.net");
        parameters.put("Message.Subject.Data", subject);
        parameters.put("Message.Subject.Charset", "UTF-8");
        parameters.put("Message.Body.Text.Data", text);
        parameters.put("Message.Body.Text.Charset", "UTF-8");
        String form = parameters.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(sandbox)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }
}
