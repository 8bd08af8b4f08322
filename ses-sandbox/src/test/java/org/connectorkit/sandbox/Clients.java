package org.connectorkit.sandbox;

import java.net.URI;
import org.connectorkit.sandbox.account.AccessKey;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** AWS SDK clients that try once. */
final class Clients {

    private Clients() {}

    static SesClient ses(SesSandbox sandbox) {
        return ses(sandbox.endpoint(), credentials(sandbox.accessKey()), Region.US_EAST_1);
    }

    static SesClient ses(SesSandbox sandbox, AccessKey key) {
        return ses(sandbox.endpoint(), credentials(key), Region.US_EAST_1);
    }

    static SesClient ses(URI endpoint, AwsCredentials credentials, Region region) {
        return SesClient.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(once())
                .build();
    }

    static StsClient sts(SesSandbox sandbox, AwsCredentials credentials, Region region) {
        return StsClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(once())
                .build();
    }

    static StsClient sts(SesSandbox sandbox, AccessKey key) {
        return sts(sandbox, credentials(key), Region.US_EAST_1);
    }

    static AwsCredentials credentials(AccessKey key) {
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    static AwsCredentials credentials(Credentials assumed) {
        return AwsSessionCredentials.create(assumed.accessKeyId(), assumed.secretAccessKey(), assumed.sessionToken());
    }

    private static ClientOverrideConfiguration once() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .build();
    }
}
