package org.connectorkit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.connectorkit.sandbox.account.AccessKey;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Plain HTTP with the AWS SDK's signer, for what an SDK client hides: bytes, headers and wrong signatures. */
final class Wire {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SES_VERSION = "2010-12-01";
    private static final String STS_VERSION = "2011-06-15";

    private final URI endpoint;
    private AccessKey key;
    private String service = "ses";
    private String region = "us-east-1";
    private String token = "";
    private Clock clock = Clock.systemUTC();

    Wire(SesSandbox sandbox) {
        this(sandbox.endpoint(), sandbox.accessKey());
    }

    private Wire(URI endpoint, AccessKey key) {
        this.endpoint = endpoint.resolve("/");
        this.key = key;
    }

    /** To a sandbox in another process, with its default key. */
    Wire(URI endpoint) {
        this(endpoint, SesSandbox.DEFAULT_ACCESS_KEY);
    }

    Wire key(AccessKey key) {
        this.key = key;
        return this;
    }

    Wire token(String token) {
        this.token = token;
        return this;
    }

    Wire service(String service) {
        this.service = service;
        return this;
    }

    Wire region(String region) {
        this.region = region;
        return this;
    }

    Wire clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** The answer to an action of SES; names and values alternate. */
    HttpResponse<String> ses(String action, String... namesAndValues) {
        return post(form(action, SES_VERSION, namesAndValues));
    }

    /** The answer to an action of STS; names and values alternate. */
    HttpResponse<String> sts(String action, String... namesAndValues) {
        return service("sts").post(form(action, STS_VERSION, namesAndValues));
    }

    HttpResponse<String> post(String form) {
        return send(signed(form), form);
    }

    /** The header fields of a signed request, to be bent. */
    Map<String, String> signed(String form) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .build();
        AwsCredentialsIdentity identity = token.isEmpty()
                ? AwsCredentialsIdentity.create(key.id(), key.secret())
                : AwsSessionCredentialsIdentity.create(key.id(), key.secret(), token);
        SignedRequest signed = AwsV4HttpSigner.create().sign(r -> r.identity(identity)
                .request(request)
                .payload(ContentStreamProvider.fromUtf8String(form))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        Map<String, String> headers = new TreeMap<>();
        signed.request()
                .headers()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    HttpResponse<String> send(Map<String, String> headers, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(form));
        headers.forEach((name, value) -> {
            if (!List.of("host", "content-length").contains(name)) {
                request.header(name, value);
            }
        });
        return exchange(request.build());
    }

    static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String form(String action, String version, String... namesAndValues) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + version);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append('&').append(namesAndValues[i]).append('=').append(encode(namesAndValues[i + 1]));
        }
        return form.toString();
    }

    static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** Every byte as a percent escape. */
    static String encodeAll(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 3);
        for (byte b : bytes) {
            out.append('%')
                    .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
                    .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
        return out.toString();
    }

    /** {@code CODE: message} of an error. */
    static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + element(response, "Code") + ": " + element(response, "Message");
    }

    static String element(HttpResponse<String> response, String name) {
        return List.of(response.body().split("\n")).stream()
                .map(String::strip)
                .filter(l -> l.startsWith("<" + name + ">"))
                .map(l -> l.substring(name.length() + 2, l.indexOf("</")))
                .collect(Collectors.joining(","));
    }
}
