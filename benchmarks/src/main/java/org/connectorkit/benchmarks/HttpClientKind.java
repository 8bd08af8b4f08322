package org.connectorkit.benchmarks;

import java.util.Locale;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The HTTP clients for synchronous calls that the SDK offers. */
enum HttpClientKind {
    APACHE5,
    URL_CONNECTION,
    CRT;

    SdkHttpClient open() {
        return switch (this) {
            case APACHE5 ->
                Apache5HttpClient.builder()
                        .maxConnections(Sender.MAX_CONNECTIONS)
                        .build();
            case URL_CONNECTION -> UrlConnectionHttpClient.create();
            case CRT ->
                AwsCrtHttpClient.builder()
                        .maxConcurrency(Sender.MAX_CONNECTIONS)
                        .build();
        };
    }

    String module() {
        return switch (this) {
            case APACHE5 -> "apache5-client";
            case URL_CONNECTION -> "url-connection-client";
            case CRT -> "aws-crt-client";
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
