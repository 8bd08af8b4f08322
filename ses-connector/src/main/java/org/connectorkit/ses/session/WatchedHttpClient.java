package org.connectorkit.ses.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Tells each call's {@link Exchange} how far its request got, and keeps the server's time from the SDK.
 *
 * <p>The SDK would otherwise take the {@code Date} of one refusal as a correction of the clock, in a static field, for every
 * client in its class loader: one endpoint with a wrong clock would break the signatures of all connections.
 */
final class WatchedHttpClient implements SdkHttpClient {

    // The SDK passes nothing of the caller's to its HTTP client, but calls it on the caller's thread
    private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();

    private final CompletableFuture<SdkHttpClient> client;

    /** @param client waited for when the first request is made */
    WatchedHttpClient(CompletableFuture<SdkHttpClient> client) {
        this.client = client;
    }

    /** Makes a call whose one request the exchange watches. */
    static <T> T watch(Exchange exchange, Callable<T> call) throws Exception {
        CURRENT.set(exchange);
        try {
            return call.call();
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Exchange exchange = CURRENT.get();
        if (exchange == null) {
            throw new IllegalStateException("a request was made outside of WatchedHttpClient.watch");
        }
        ExecutableHttpRequest prepared = client.join()
                .prepareRequest(HttpExecuteRequest.builder()
                        .request(request.httpRequest())
                        .contentStreamProvider(request.contentStreamProvider()
                                .map(body -> watched(body, request, exchange))
                                .orElse(null))
                        .build());
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                exchange.started(prepared);
                if (request.contentStreamProvider().isEmpty()) {
                    exchange.sendLastByte();
                }
                return received(prepared.call(), exchange);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static ContentStreamProvider watched(
            ContentStreamProvider body, HttpExecuteRequest request, Exchange exchange) {
        long length = request.httpRequest()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
        return () -> {
            try {
                return exchange.watch(body.newStream(), length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static HttpExecuteResponse received(HttpExecuteResponse response, Exchange exchange) throws IOException {
        SdkHttpResponse head = response.httpResponse();
        head.firstMatchingHeader("Date").ifPresent(date -> {
            try {
                exchange.answeredAt(Instant.from(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)));
            } catch (DateTimeException e) {
                // A date that no one can read tells nothing; it is dropped all the same
            }
        });
        AbortableInputStream body = response.responseBody().orElse(null);
        if (head.isSuccessful()) {
            body = notEmpty(body);
        }
        return HttpExecuteResponse.builder()
                .response(head.toBuilder().removeHeader("Date").build())
                .responseBody(body)
                .build();
    }

    /** The SDK takes an empty answer for one that lists nothing. */
    private static AbortableInputStream notEmpty(@Nullable AbortableInputStream body) throws IOException {
        if (body != null) {
            PushbackInputStream stream = new PushbackInputStream(body);
            int first = stream.read();
            if (first >= 0) {
                stream.unread(first);
                return AbortableInputStream.create(stream, body);
            }
            body.close();
        }
        throw new EOFException("the answer is empty");
    }

    @Override
    public void close() {
        client.join().close();
    }

    @Override
    public String clientName() {
        return "Apache5";
    }
}
