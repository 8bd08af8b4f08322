package org.connectorkit.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.FileValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads the objects of a bucket.
 *
 * <p>Credentials and proxy are those that the AWS SDK finds on the worker's machine. Where a request goes is not: a variable
 * such as {@code AWS_ENDPOINT_URL} has no say.
 */
final class Bucket {

    /** At DEBUG it writes what it signs, and that holds session tokens. */
    private static final Logger SIGNER =
            LoggerFactory.getLogger("software.amazon.awssdk.http.auth.aws.internal.signer.DefaultV4RequestSigner");

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration NEXT_BYTE = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final String name;
    private final AwsCredentialsProvider credentials;
    private final S3Client client;
    private final Failures failures;

    private Bucket(String name, AwsCredentialsProvider credentials, S3Client client, Failures failures) {
        this.name = name;
        this.credentials = credentials;
        this.client = client;
        this.failures = failures;
    }

    /** The bucket of a location; nothing is called yet. */
    static Bucket of(S3Location location) {
        Failures failures = new Failures(location);
        AwsCredentialsProvider credentials = location.profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        Region region = Region.of(location.region());
        try {
            S3Client client = S3Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT)
                            .socketTimeout(NEXT_BYTE))
                    .credentialsProvider(credentials)
                    .region(region)
                    .endpointOverride(location.endpoint().orElseGet(() -> endpoint(region)))
                    .forcePathStyle(location.endpoint().isPresent())
                    .fipsEnabled(false)
                    .dualstackEnabled(false)
                    .crossRegionAccessEnabled(false)
                    .defaultsMode(DefaultsMode.STANDARD)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .overrideConfiguration(settings -> settings.apiCallTimeout(ANSWER))
                    .build();
            return new Bucket(location.bucket(), credentials, client, failures);
        } catch (RuntimeException e) {
            throw failures.unreadableProfiles();
        }
    }

    private static URI endpoint(Region region) {
        return S3EndpointProvider.defaultProvider()
                .resolveEndpoint(endpoint -> endpoint.region(region)
                        .useFips(false)
                        .useDualStack(false)
                        .useGlobalEndpoint(false))
                .thenApply(endpoint -> endpoint.endpointUrl().toUri())
                .join();
    }

    /**
     * Asks for an object's size and version; empty if there is none.
     *
     * @param uri by which the flow names it
     * @throws ConnectorException if S3 does not tell
     */
    Optional<FileValue> find(URI uri, String key) {
        try {
            HeadObjectResponse object = call(
                    uri, () -> client.headObject(request -> request.bucket(name).key(key)));
            return Optional.of(new S3Object(uri, key, object.contentLength(), object.eTag()));
        } catch (S3Exception e) {
            return explain(uri, key);
        }
    }

    /** The answer to HEAD has no body that would tell a missing object from a missing bucket; the one to GET has. */
    private Optional<FileValue> explain(URI uri, String key) {
        try {
            call(
                    uri,
                    () -> client.getObjectAsBytes(
                            request -> request.bucket(name).key(key).range("bytes=0-0")));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            throw failures.refused(uri, e);
        }
        throw failures.contradiction(uri);
    }

    /** Makes a call; what is not an answer of S3 becomes a failure. */
    private <T> T call(URI uri, Supplier<T> request) {
        if (SIGNER.isDebugEnabled()) {
            throw failures.loudLog(uri, SIGNER.getName());
        }
        try {
            credentials.resolveCredentials();
        } catch (RuntimeException e) {
            throw e.getCause() instanceof InterruptedException
                    ? failures.interrupted(uri)
                    : failures.noCredentials(uri);
        }
        try {
            return request.get();
        } catch (S3Exception e) {
            throw e;
        } catch (AbortedException e) {
            throw failures.interrupted(uri);
        } catch (SdkException e) {
            throw failures.noAnswer(uri);
        }
    }

    /** One version of an object: every reading is of that one, or fails. */
    private final class S3Object implements FileValue {

        private final URI uri;
        private final String key;
        private final long size;
        private final String entityTag;

        S3Object(URI uri, String key, long size, String entityTag) {
            this.uri = uri;
            this.key = key;
            this.size = size;
            this.entityTag = entityTag;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(size);
        }

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return new ObjectStream(
                        uri,
                        size,
                        call(
                                uri,
                                () -> client.getObject(
                                        request -> request.bucket(name).key(key).ifMatch(entityTag))),
                        failures);
            } catch (S3Exception e) {
                throw Failures.whileReading(failures.refused(uri, e));
            } catch (ConnectorException e) {
                throw Failures.whileReading(e);
            }
        }
    }
}
