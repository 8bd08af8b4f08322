package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.connectorkit.ses.session.SesSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host whose environment, properties and files all point elsewhere: nothing of it changes what the connector does. */
@Tag("ses-4.16")
@Tag("ses-4.12")
class AmbientMachineTest {

    private static final String NOWHERE = "http://127.0.0.1:9";

    private final Aws aws = new Aws();
    private final String role = aws.mailer().arn();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        aws.close();
    }

    static Stream<String> profileFiles() {
        return Stream.of(
                """
                [default]
                region = xx-nowhere-1
                endpoint_url = http://127.0.0.1:9
                retry_mode = adaptive
                max_attempts = 9
                use_fips_endpoint = true
                use_dualstack_endpoint = true
                role_arn = arn:aws:iam::999999999999:role/other
                credential_source = Ec2InstanceMetadata
                sigv4a_signing_region_set = *
                sdk_ua_app_id = other
                defaults_mode = mobile
                auth_scheme_preference = none
                sso_session = other
                """,
                "[default\nnot a profile file =\n[[[\n", // the SDK cannot parse it
                "\0\0\0");
    }

    @ParameterizedTest
    @MethodSource("profileFiles")
    void changesNothing(String profileFile) throws IOException, InterruptedException {
        assertThat(ForkedJava.run(hostile(profileFile)))
                .contains("sent by key and role")
                .contains("properties unchanged");
        assertThat(ForkedJava.run(sender(List.of()))).contains("sent by key and role");

        List<SentMessage> sent = aws.sandbox.inbox().messages();
        assertThat(sent).hasSize(4);
        assertThat(sent.get(0).received().orElseThrow())
                .isEqualTo(sent.get(2).received().orElseThrow());
        assertThat(asked(sent.subList(0, 2))).isEqualTo(asked(sent.subList(2, 4)));
    }

    /** What the service sees of requests, but for what differs each time. */
    private static List<String> asked(List<SentMessage> sent) {
        return sent.stream()
                .map(SentMessage::request)
                .map(request -> String.join(
                        "\n",
                        request.action(),
                        request.region(),
                        request.callerArn(),
                        request.userAgent(),
                        request.parameters().toString()))
                .toList();
    }

    private ProcessBuilder hostile(String config) throws IOException {
        Path file = Files.writeString(home.resolve("config"), config);
        ProcessBuilder process = sender(List.of(
                "-Daws.configFile=" + file,
                "-Daws.sharedCredentialsFile=" + file,
                "-Daws.endpointUrl=" + NOWHERE,
                "-Daws.useFipsEndpoint=true",
                "-Daws.region=xx-nowhere-2",
                "-Daws.accessKeyId=AKIAWRONGWRONGWRONG1",
                "-Daws.secretAccessKey=wrong",
                "-Daws.retryMode=adaptive",
                "-Daws.maxAttempts=9",
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=9",
                "-Dhttp.nonProxyHosts=",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=9",
                "-Dfile.encoding=US-ASCII",
                "-Dmail.mime.charset=ISO-8859-1",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4"));
        process.environment().put("HOME", home.toString());
        for (String variable : List.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SES", "AWS_ENDPOINT_URL_STS")) {
            process.environment().put(variable, NOWHERE);
        }
        for (String variable : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
            process.environment().put(variable, NOWHERE);
        }
        process.environment().put("AWS_SHARED_CREDENTIALS_FILE", file.toString());
        process.environment().put("AWS_SDK_UA_APP_ID", "other");
        process.environment().put("AWS_EXECUTION_ENV", "other");
        process.environment().put("AWS_STS_REGIONAL_ENDPOINTS", "legacy");
        process.environment().put("AWS_SIGV4A_SIGNING_REGION_SET", "*");
        process.environment().put("AWS_AUTH_SCHEME_PREFERENCE", "none");
        process.environment().put("AWS_ROLE_ARN", "arn:aws:iam::999999999999:role/other");
        process.environment().put("AWS_WEB_IDENTITY_TOKEN_FILE", file.toString());
        process.environment().put("AWS_CONTAINER_CREDENTIALS_FULL_URI", NOWHERE);
        process.environment().put("NO_PROXY", "");
        process.environment().put("AWS_PROFILE", "missing");
        process.environment().put("AWS_REGION", "xx-nowhere-3");
        process.environment().put("AWS_ACCESS_KEY_ID", "AKIAWRONGWRONGWRONG2");
        process.environment().put("AWS_SECRET_ACCESS_KEY", "wrong");
        process.environment().put("AWS_SESSION_TOKEN", "wrong");
        process.environment().put("AWS_CONFIG_FILE", file.toString());
        process.environment().put("AWS_RETRY_MODE", "adaptive");
        process.environment().put("AWS_MAX_ATTEMPTS", "9");
        process.environment().put("AWS_USE_FIPS_ENDPOINT", "true");
        process.environment().put("AWS_USE_DUALSTACK_ENDPOINT", "true");
        process.environment().put("AWS_DEFAULTS_MODE", "auto");
        process.environment().put("AWS_NEW_RETRIES_2026", "true");
        return process;
    }

    private ProcessBuilder sender(List<String> options) {
        ProcessBuilder process = ForkedJava.of(
                Sender.class,
                home.resolve("out"),
                options,
                aws.sandbox.endpoint().toString(),
                aws.sandbox.accessKey().id(),
                role);
        process.environment().put("SANDBOX_SECRET", aws.sandbox.accessKey().secret());
        return process;
    }

    /** What runs on the hostile machine. */
    static final class Sender {

        private Sender() {}

        public static void main(String[] args) throws Exception {
            Thread.currentThread().setContextClassLoader(null);
            Properties properties = (Properties) System.getProperties().clone();
            Values keys = Aws.keys(args[1], System.getenv("SANDBOX_SECRET"));
            Values settings = Aws.settings(URI.create(args[0]));
            try (SesSession byKey = Aws.open(Aws.ACCESS_KEY, keys, settings, Clock.systemUTC());
                    SesSession byRole =
                            Aws.open(Aws.ROLE, keys.with("roleArn", args[2]), settings, Clock.systemUTC())) {
                Aws.send(byKey, Aws.email());
                Aws.send(byRole, Aws.email());
            }
            System.out.println("sent by key and role");
            if (System.getProperties().equals(properties)) {
                System.out.println("properties unchanged");
            }
        }
    }
}
