package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends over TLS to a service whose certificate Java trusts, and to one whose certificate it does not. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    private final Aws aws = new Aws();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void sendsWhereJavaTrustsTheCertificate() throws Exception {
        assertThat(sendTrusting(keyStore("localhost"))).contains("sent by key and role");
        assertThat(aws.sandbox.inbox().size()).isEqualTo(2);
    }

    @Test
    void sendsNothingToAServiceWithTheCertificateOfAnother() throws Exception {
        assertThat(sendTrusting(keyStore("elsewhere.example.com"))).contains("No encrypted connection to Amazon SES");
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    @Test
    void sendsNothingWhereJavaDoesNotTrustTheCertificate() throws Exception {
        try (Relay relay = Relay.tls(aws.sandbox.endpoint(), serverContext(keyStore("localhost")));
                SesSession session = Aws.open(
                        Aws.ACCESS_KEY,
                        Aws.keys(aws.sandbox.accessKey()),
                        Aws.settings(relay.uri()),
                        Clock.systemUTC())) {
            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, () -> Aws.send(session, Aws.email()));

            assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
            assertThat(failure.code()).isEqualTo("TLS_FAILED");
            assertThat(failure.nextStep())
                    .hasValueSatisfying(step -> assertThat(step).contains("the certificates that Java trusts"));
        }
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    @Test
    void saysSoWhereTheCertificatesThatJavaTrustsCannotBeRead() throws Exception {
        Path unreadable = Files.writeString(folder.resolve("unreadable.p12"), "no key store");

        assertThat(sendTrusting(unreadable, keyStore("localhost"))).contains("No encrypted connection to Amazon SES");
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    /** Sends in a process that trusts the certificate, and returns what it printed. */
    private String sendTrusting(Path keys) throws Exception {
        return sendTrusting(keys, keys);
    }

    private String sendTrusting(Path trusted, Path keys) throws Exception {
        try (Relay relay = Relay.tls(aws.sandbox.endpoint(), serverContext(keys))) {
            ProcessBuilder sender = ForkedJava.of(
                    AmbientMachineTest.Sender.class,
                    folder.resolve("out"),
                    List.of(
                            "-Djavax.net.ssl.trustStore=" + trusted,
                            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                            "-Djavax.net.ssl.trustStoreType=PKCS12"),
                    relay.uri().toString(),
                    aws.sandbox.accessKey().id(),
                    aws.mailer().arn());
            sender.environment().put("SANDBOX_SECRET", aws.sandbox.accessKey().secret());
            return ForkedJava.run(sender);
        }
    }

    /** A key and its self-signed certificate. */
    private Path keyStore(String host) throws IOException, InterruptedException {
        Path file = folder.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "service",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    private static SSLContext serverContext(Path keyStore) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
