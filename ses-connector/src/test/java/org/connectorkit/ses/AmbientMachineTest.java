package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.connectorkit.ses.session.SesSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host whose environment, properties and files all point elsewhere: nothing of it changes what the connector does. */
@Tag("ses-4.16")
@Tag("ses-4.12")
class AmbientMachineTest {

    private static final String NOWHERE = "http://127.0.0.1:9";

    private final Aws aws = new Aws();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void changesNothing() throws IOException, InterruptedException {
        assertThat(run(hostile("""
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
                        """))).contains("sent by key and role");
        assertThat(aws.sandbox.inbox().size()).isEqualTo(2);
    }

    /** The one thing that the SDK does not let itself be kept from: it parses the files, and stops where it cannot. */
    @Test
    void isToldOfFilesThatTheSdkCannotParse() throws IOException, InterruptedException {
        assertThat(run(hostile("[default\nnot a profile file =\n[[[\n")))
                .contains("cannot parse this machine's AWS configuration")
                .doesNotContain("sent by key and role");
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    private ProcessBuilder hostile(String config) throws IOException {
        Path file = Files.writeString(home.resolve("config"), config);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                "-cp",
                System.getProperty("java.class.path"),
                Sender.class.getName(),
                aws.sandbox.endpoint().toString(),
                aws.sandbox.accessKey().id(),
                aws.mailer().arn()));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("SANDBOX_SECRET", aws.sandbox.accessKey().secret());
        process.environment().put("HOME", home.toString());
        for (String variable : List.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SES", "AWS_ENDPOINT_URL_STS")) {
            process.environment().put(variable, NOWHERE);
        }
        for (String variable : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
            process.environment().put(variable, NOWHERE);
        }
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

    private String run(ProcessBuilder builder) throws IOException, InterruptedException {
        File out = home.resolve("out").toFile();
        Process process = builder.redirectErrorStream(true).redirectOutput(out).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out.toPath(), StandardCharsets.UTF_8);
    }

    /** What runs on the hostile machine. */
    static final class Sender {

        private Sender() {}

        public static void main(String[] args) throws Exception {
            Thread.currentThread().setContextClassLoader(null);
            Values keys = Aws.keys(args[1], System.getenv("SANDBOX_SECRET"));
            Values settings = Aws.settings(URI.create(args[0]));
            try (SesSession byKey = Aws.open(Aws.ACCESS_KEY, keys, settings, Clock.systemUTC());
                    SesSession byRole =
                            Aws.open(Aws.ROLE, keys.with("roleArn", args[2]), settings, Clock.systemUTC())) {
                Aws.send(byKey, Aws.email());
                Aws.send(byRole, Aws.email());
            }
            System.out.println("sent by key and role");
        }
    }
}
