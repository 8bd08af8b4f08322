package org.connectorkit.ses.session;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.settings.OperatorSettings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Goes through a call of the SDK with an answer of its own, so that a session's first call finds the SDK's classes at work. */
public final class Rehearsal {

    private static final AwsCredentials NOBODY = AwsBasicCredentials.create("AKIAREHEARSAL", "nobody's");

    private static final SesRegion REGION = SesRegion.of("us-east-1");

    private static final URI NOWHERE = URI.create("http://127.0.0.1");

    private static final byte[] ANSWER = """
            <ListIdentitiesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <ListIdentitiesResult><Identities/></ListIdentitiesResult>
              <ResponseMetadata><RequestId>rehearsal</RequestId></ResponseMetadata>
            </ListIdentitiesResponse>
            """.getBytes(StandardCharsets.UTF_8);

    private Rehearsal() {}

    /** Signs a request and reads an answer, and on a second thread loads what that comes to late; nothing leaves the process. */
    public static void perform() {
        OperatorSettings settings = OperatorSettings.defaults();
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> loadWhatComesLate(settings), task -> {
            Thread thread = new Thread(task, "aws-ses-rehearsal");
            thread.setDaemon(true);
            thread.start();
        });
        try (AwsClients clients = new AwsClients(settings.withEndpoint(NOWHERE), new Answering())) {
            clients.ses(REGION)
                    .listIdentities(
                            request -> request.overrideConfiguration(call -> call.credentialsProvider(() -> NOBODY)));
        } finally {
            later.join();
        }
    }

    /** The rules of endpoints, which only a session without one of its own needs, and the providers of what signs. */
    private static void loadWhatComesLate(OperatorSettings settings) {
        try (AwsClients clients = new AwsClients(settings, new Answering())) {
            clients.sesEndpoint(REGION);
            MessageDigest.getInstance("SHA-256");
            Mac.getInstance("HmacSHA256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java without SHA-256", e);
        }
    }

    private static final class Answering implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(ANSWER)))
                            .build();
                }

                @Override
                public void abort() {
                    // Nothing is under way
                }
            };
        }

        @Override
        public void close() {
            // Nothing is open
        }
    }
}
