package org.connectorkit.designer.inbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.connectorkit.designer.web.Percent;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inbox of a running sandbox, over the REST interface under {@code /_inbox} that its documentation describes. Safe for
 * concurrent use.
 *
 * <p>Every method throws {@link ConnectorException} of kind {@code UNAVAILABLE} if nothing answers at the address, and of kind
 * {@code CONNECTION} if what answers is no sandbox.
 */
public final class SandboxInbox {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI sandbox;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * The inbox of a sandbox; asks it nothing yet.
     *
     * @param sandbox its endpoint, such as {@code http://127.0.0.1:4579}
     */
    public SandboxInbox(URI sandbox) {
        this.sandbox = Objects.requireNonNull(sandbox, "sandbox");
    }

    /** The sandbox's endpoint. */
    public URI sandbox() {
        return sandbox;
    }

    /**
     * The latest messages, newest first.
     *
     * @param search what stands in subject, addresses, id or text, whatever its case; blank for all
     * @param limit how many at most, from 1 to 1000
     * @return {@code messages}, an array of summaries, and {@code total}, how many the inbox holds
     */
    public ObjectNode messages(String search, int limit) {
        String query = search.isBlank() ? "" : "&search=" + Percent.encode(search.strip());
        return json(required(get("messages?limit=" + limit + query)).body());
    }

    /** How many messages the inbox holds. */
    public int size() {
        return messages("", 1).path("total").asInt();
    }

    /** The id of the message of a number. */
    public Optional<String> messageId(long number) {
        String query = "messages?limit=1&after=" + Math.max(0, number - 1) + "&before=" + (number + 1);
        return json(required(get(query)).body())
                .path("messages")
                .valueStream()
                .map(message -> message.path("messageId").asString(""))
                .findFirst();
    }

    /** All of a message but bytes. */
    public Optional<ObjectNode> message(String messageId) {
        return found(get(path(messageId))).map(this::json);
    }

    /** A message as it was delivered (message/rfc822). */
    public Optional<byte[]> raw(String messageId) {
        return found(get(path(messageId) + "/raw"));
    }

    /** The bytes of an attachment, counted from 0. */
    public Optional<byte[]> attachment(String messageId, int index) {
        return found(get(path(messageId) + "/attachments/" + index));
    }

    /** Deletes a message; tells whether it was there. */
    public boolean delete(String messageId) {
        return found(send(request(path(messageId)).DELETE().build())).isPresent();
    }

    /** Deletes all messages. */
    public void clear() {
        required(send(request("messages").DELETE().build()));
    }

    /** Listens for what happens in the inbox from now on. */
    public InboxChanges changes() {
        InboxChanges changes = new InboxChanges();
        // Open until it is closed, so without a time limit
        HttpRequest request = HttpRequest.newBuilder(address("events")).build();
        changes.follow(http.sendAsync(request, BodyHandlers.fromLineSubscriber(changes)));
        return changes;
    }

    private static String path(String messageId) {
        return "messages/" + Percent.encode(messageId);
    }

    private URI address(String path) {
        return sandbox.resolve("/_inbox/" + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
    }

    private HttpResponse<byte[]> get(String path) {
        return send(request(path).build());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw ConnectorException.builder(
                            ErrorKind.UNAVAILABLE, "SANDBOX_UNREACHABLE", "No sandbox answers at " + sandbox + ".")
                    .nextStep(
                            "Start one with connectors dev or connectors sandbox, or give the address that it printed.")
                    .cause(e)
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectorException.builder(ErrorKind.UNAVAILABLE, "CANCELLED", "Interrupted.")
                    .cause(e)
                    .build();
        }
    }

    private Optional<byte[]> found(HttpResponse<byte[]> answer) {
        // Both a sandbox without the message and something that is no sandbox answer so; the latter never in JSON
        return answer.statusCode() == 404 && isJson(answer)
                ? Optional.empty()
                : Optional.of(required(answer).body());
    }

    private HttpResponse<byte[]> required(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 200 || answer.statusCode() == 204) {
            return answer;
        }
        throw noSandbox("it answered with status " + answer.statusCode());
    }

    private static boolean isJson(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    }

    private ObjectNode json(byte[] bytes) {
        try {
            if (JsonMapper.shared().readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw noSandbox("its answer is no JSON");
        }
        throw noSandbox("its answer is no JSON object");
    }

    private ConnectorException noSandbox(String why) {
        return ConnectorException.builder(
                        ErrorKind.CONNECTION,
                        "NO_SANDBOX",
                        "What answers at " + sandbox + " is no sandbox: " + why + ".")
                .nextStep("Give the address that connectors dev or connectors sandbox printed.")
                .build();
    }
}
