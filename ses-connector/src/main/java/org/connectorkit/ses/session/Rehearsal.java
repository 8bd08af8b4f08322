package org.connectorkit.ses.session;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

    private static final byte[] ANSWER = """
            <ListIdentitiesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <ListIdentitiesResult><Identities/></ListIdentitiesResult>
              <ResponseMetadata><RequestId>rehearsal</RequestId></ResponseMetadata>
            </ListIdentitiesResponse>
            """.getBytes(StandardCharsets.UTF_8);

    private Rehearsal() {}

    /** Signs a request and reads an answer; nothing leaves the process. */
    public static void perform() {
        try (AwsClients clients = new AwsClients(OperatorSettings.defaults(), new Answering())) {
            clients.ses(SesRegion.of("us-east-1"))
                    .listIdentities(
                            request -> request.overrideConfiguration(call -> call.credentialsProvider(() -> NOBODY)));
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
