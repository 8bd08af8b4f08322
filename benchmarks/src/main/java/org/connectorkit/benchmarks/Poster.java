package org.connectorkit.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Posts a body with an HTTP client alone: no signature, no message. */
final class Poster implements Sender {

    private final SdkHttpClient client;
    private final URI endpoint;
    private final byte[] body;

    /** @param client closed with this */
    Poster(SdkHttpClient client, URI endpoint, int bodyBytes) {
        this.client = client;
        this.endpoint = endpoint;
        this.body = new byte[bodyBytes];
    }

    @Override
    public String send(Workload workload, @Nullable Path file) throws IOException {
        HttpExecuteResponse response = request().call();
        try (AbortableInputStream answer = response.responseBody().orElseThrow()) {
            answer.readAllBytes();
        }
        return String.valueOf(response.httpResponse().statusCode());
    }

    ExecutableHttpRequest request() {
        return client.prepareRequest(HttpExecuteRequest.builder()
                .request(SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(endpoint)
                        .putHeader("Host", endpoint.getAuthority())
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .putHeader("Content-Length", String.valueOf(body.length))
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build());
    }

    @Override
    public void close() {
        client.close();
    }
}
