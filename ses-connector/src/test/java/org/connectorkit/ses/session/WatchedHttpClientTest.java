package org.connectorkit.ses.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

class WatchedHttpClientTest {

    @Test
    void aClientThatRepeatsARequestOfItsOwnAccordGetsItsBodyOnlyOnce() {
        byte[] body = "Action=SendRawEmail".getBytes(StandardCharsets.US_ASCII);
        RepeatingClient repeating = new RepeatingClient();
        Exchange exchange = new Exchange();
        try (WatchedHttpClient client = new WatchedHttpClient(CompletableFuture.completedFuture(repeating))) {
            HttpExecuteRequest request = HttpExecuteRequest.builder()
                    .request(SdkHttpRequest.builder()
                            .method(SdkHttpMethod.POST)
                            .uri(URI.create("http://127.0.0.1/"))
                            .putHeader("Content-Length", String.valueOf(body.length))
                            .build())
                    .contentStreamProvider(ContentStreamProvider.fromByteArray(body))
                    .build();

            assertThatThrownBy(() -> WatchedHttpClient.watch(
                            exchange, () -> client.prepareRequest(request).call()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("twice");
        }
        assertThat(repeating.sent).containsExactly(body);
        assertThat(exchange.sent()).isTrue();
    }

    /** Repeats each request once, as an HTTP client may that takes an idle connection's end for no answer. */
    private static final class RepeatingClient implements SdkHttpClient {

        private final List<byte[]> sent = new ArrayList<>();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ContentStreamProvider body = request.contentStreamProvider().orElseThrow();
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    send();
                    send();
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(500).build())
                            .build();
                }

                private void send() throws IOException {
                    try (InputStream in = body.newStream()) {
                        sent.add(in.readAllBytes());
                    }
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
