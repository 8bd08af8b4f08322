package com.example.notes;

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

/** Talks to the server. */
final class NotesSession implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "notes");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final String server;
    private final String token;
    private final Duration timeout;

    NotesSession(String server, String token, long timeoutSeconds) {
        this.server = server;
        this.token = token;
        this.timeout = Duration.ofSeconds(timeoutSeconds);
    }

    String get(String path) throws InterruptedException {
        return send(request(path).GET().build(), ErrorKind.UNAVAILABLE);
    }

    String post(String path, String text) throws InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(text)).build(), ErrorKind.UNKNOWN_OUTCOME);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request, ErrorKind lost) throws InterruptedException {
        try {
            HttpResponse<String> reply = client.send(request, BodyHandlers.ofString());
            if (reply.statusCode() == 200) {
                return reply.body();
            }
            throw ConnectorException.builder(
                            ErrorKind.REJECTED, "REFUSED", "The server answered " + reply.statusCode() + ".")
                    .build();
        } catch (ConnectException e) {
            throw ConnectorException.builder(ErrorKind.UNAVAILABLE, "UNREACHABLE", "The server cannot be reached.")
                    .cause(e)
                    .build();
        } catch (IOException e) {
            throw ConnectorException.builder(lost, "NO_ANSWER", "The server did not answer.")
                    .cause(e)
                    .build();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
