package ${package};

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

/** Talks to the service. Shared by all runs over one connection; {@code close} stops its threads. */
final class ServiceSession implements AutoCloseable {

    private static final Duration TEST_TIMEOUT = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "${connectorKey}");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final URI baseUrl;
    private final String token;

    ServiceSession(URI baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** Asks the service as whom it knows the token. */
    String whoAmI() throws InterruptedException {
        return send(request("/whoami", TEST_TIMEOUT).GET().build(), ErrorKind.UNAVAILABLE);
    }

    /** Posts a message, once; returns its id. */
    String post(String text, Duration timeout) throws InterruptedException {
        HttpRequest request = request("/messages", timeout)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(text))
                .build();
        // Where no answer comes, it may have been posted all the same
        return send(request, ErrorKind.UNKNOWN_OUTCOME);
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request, ErrorKind noAnswer) throws InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = client.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw ConnectorException.builder(ErrorKind.UNAVAILABLE, "UNREACHABLE", "The service cannot be reached.")
                    .nextStep("Check the connection's base URL, and that the service runs.")
                    .cause(e)
                    .build();
        } catch (IOException e) {
            throw ConnectorException.builder(noAnswer, "NO_ANSWER", "The service did not answer.")
                    .nextStep("Look at the service whether the message is there, before you post it again.")
                    .cause(e)
                    .build();
        }
        return accepted(answer, noAnswer);
    }

    /** What an answer's status means (RFC 9110 section 15). */
    private static String accepted(HttpResponse<String> answer, ErrorKind unclear) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return answer.body();
        }
        ErrorKind kind = switch (status) {
            case 401, 403 -> ErrorKind.CONNECTION;
            case 429 -> ErrorKind.RATE_LIMITED;
            default -> status >= 500 ? unclear : ErrorKind.REJECTED;
        };
        throw ConnectorException.builder(kind, "STATUS_" + status, "The service answered with status " + status + ".")
                .serviceCode(Integer.toString(status))
                .build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
