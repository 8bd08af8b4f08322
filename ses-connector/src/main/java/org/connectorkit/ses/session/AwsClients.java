package org.connectorkit.ses.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.settings.OperatorSettings;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.endpoints.SesEndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * The SDK's clients of one session, made when a region is first used, over one HTTP client.
 *
 * <p>Everything that the SDK would otherwise look for on the machine is given: credentials with each request; endpoint,
 * proxy, profile, retries and defaults here. So neither environment variables nor system properties nor files of the host
 * change where a request goes or how often.
 */
final class AwsClients implements AutoCloseable {

    // Well below the idle time after which load balancers and NAT gateways drop a connection without a word
    private static final Duration MAX_IDLE = Duration.ofSeconds(15);
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    // The SDK's own would carry the machine's AWS_EXECUTION_ENV and AWS_SDK_UA_APP_ID
    private static final String USER_AGENT = "connector-kit aws-ses";

    static {
        // While SLF4J starts on one thread, it gives every other one loggers that claim to be at DEBUG
        LoggerFactory.getILoggerFactory();
    }

    private final OperatorSettings settings;
    private final SdkHttpClient http;
    private final Map<SesRegion, SesClient> ses = new ConcurrentHashMap<>();
    private final Map<SesRegion, StsClient> sts = new ConcurrentHashMap<>();

    /** @param background makes the HTTP client, which takes as long as a client of the SDK, beside the first of these */
    AwsClients(OperatorSettings settings, Executor background) {
        this(settings, new WatchedHttpClient(CompletableFuture.supplyAsync(() -> httpClient(settings), background)));
    }

    AwsClients(OperatorSettings settings, SdkHttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    SesClient ses(SesRegion region) {
        QuietLogs.require();
        return ses.computeIfAbsent(
                region,
                key -> built(
                        configured(SesClient.builder(), region, sesEndpoint(region), List.of(new MessageStreaming()))));
    }

    StsClient sts(SesRegion region) {
        QuietLogs.require();
        return sts.computeIfAbsent(
                region, key -> built(configured(StsClient.builder(), region, stsEndpoint(region), List.of())));
    }

    /** Where SES is called for a region. */
    URI sesEndpoint(SesRegion region) {
        return settings.endpoint().orElseGet(() -> SesEndpointProvider.defaultProvider()
                .resolveEndpoint(endpoint -> endpoint.region(Region.of(region.id()))
                        .useFips(settings.fips())
                        .useDualStack(false))
                .thenApply(endpoint -> endpoint.endpointUrl().toUri())
                .join());
    }

    /** Where STS is called for a region: in the region itself, so never outside of its partition. */
    URI stsEndpoint(SesRegion region) {
        return settings.stsEndpoint().orElseGet(() -> StsEndpointProvider.defaultProvider()
                .resolveEndpoint(endpoint -> endpoint.region(Region.of(region.id()))
                        .useFips(settings.fips())
                        .useDualStack(false)
                        .useGlobalEndpoint(false))
                .thenApply(endpoint -> endpoint.endpointUrl().toUri())
                .join());
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, SesRegion region, URI endpoint, List<ExecutionInterceptor> interceptors) {
        return builder.httpClient(http)
                .region(Region.of(region.id()))
                .endpointOverride(endpoint)
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .defaultsMode(DefaultsMode.STANDARD)
                .credentialsProvider(eachRequestBringsItsOwn())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .defaultProfileFile(NO_PROFILES)
                        .defaultProfileName("connector-kit")
                        .metricPublishers(List.of())
                        .putHeader("User-Agent", USER_AGENT)
                        .executionInterceptors(interceptors)
                        .build());
    }

    /** The SDK parses the profile files of the machine before it looks at {@link #NO_PROFILES}, and fails where it cannot. */
    private static <C> C built(AwsClientBuilder<?, C> builder) {
        try {
            return builder.build();
        } catch (RuntimeException e) {
            if (profileFilesAreReadable()) {
                throw e;
            }
            return HiddenProfileFiles.during(builder::build);
        }
    }

    private static boolean profileFilesAreReadable() {
        // While another client is built, these are hidden
        synchronized (System.getProperties()) {
            try {
                return ProfileFile.defaultProfileFile() != null;
            } catch (RuntimeException e) {
                return false;
            }
        }
    }

    private static AwsCredentialsProvider eachRequestBringsItsOwn() {
        return () -> {
            throw new IllegalStateException("a request was made without credentials of its own");
        };
    }

    private static SdkHttpClient httpClient(OperatorSettings settings) {
        ProxyConfiguration.Builder proxy =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariableValues(false);
        settings.proxy().ifPresent(proxy::endpoint);
        DeferredTls tls = new DeferredTls();
        if (settings.endpoint().map(URI::getScheme).orElse("https").equals("https")) {
            tls.prepare();
        }
        return Apache5HttpClient.builder()
                .proxyConfiguration(proxy.build())
                .connectionTimeout(settings.connectTimeout())
                .socketTimeout(settings.readTimeout())
                .connectionAcquisitionTimeout(settings.readTimeout())
                .maxConnections(settings.maxConnections())
                .connectionMaxIdleTime(MAX_IDLE)
                .useIdleConnectionReaper(false) // one static thread for all clients of a class loader
                .expectContinueEnabled(false)
                .tlsSocketStrategy(tls)
                .build();
    }

    @Override
    public void close() {
        ses.values().forEach(SesClient::close);
        sts.values().forEach(StsClient::close);
        http.close();
    }
}
