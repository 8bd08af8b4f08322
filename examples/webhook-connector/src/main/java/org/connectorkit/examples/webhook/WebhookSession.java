package org.connectorkit.examples.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/** Talks to the receiver. Safe for concurrent use; {@code close} stops its threads. */
final class WebhookSession implements AutoCloseable {

    private static final Duration PING_TIMEOUT = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final URI baseUrl;
    private final Signature signature;

    WebhookSession(URI baseUrl, Signature signature) {
        this.baseUrl = baseUrl;
        this.signature = signature;
    }

    /** Sends an event; never twice. */
    HttpResponse<String> send(String path, byte[] json, String deliveryId, Duration timeout)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Webhook-Id", deliveryId)
                .header("Webhook-Signature", signature.of(json))
                .POST(BodyPublishers.ofByteArray(json))
                .build();
        // The request may have been carried out although no answer came
        return exchange(request, ErrorKind.UNKNOWN_OUTCOME);
    }

    /** Asks the receiver whether it takes our signature. */
    String ping() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(baseUrl)
                .timeout(PING_TIMEOUT)
                .header("Webhook-Signature", signature.of(new byte[0]))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        exchange(request, ErrorKind.UNAVAILABLE);
        return "Signs for " + baseUrl.getHost();
    }

    private HttpResponse<String> exchange(HttpRequest request, ErrorKind noAnswer) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = client.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw ConnectorException.builder(
                            ErrorKind.UNAVAILABLE, "UNREACHABLE", "The receiver at " + baseUrl + " cannot be reached.")
                    .nextStep("Check the connection's base URL, and that the receiver runs.")
                    .cause(e)
                    .build();
        } catch (IOException e) {
            throw ConnectorException.builder(
                            noAnswer, "NO_ANSWER", "The receiver did not answer in a way that HTTP knows.")
                    .nextStep("Look at the receiver whether the event came, before you send it again.")
                    .cause(e)
                    .build();
        }
        return Answers.requireAccepted(response, noAnswer);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
