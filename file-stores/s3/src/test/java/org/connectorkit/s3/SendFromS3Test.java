package org.connectorkit.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.Invocation;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.ses.SesConnector;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Emails whose attachments lie in a bucket, from the host's inputs to the sandbox's inbox. */
class SendFromS3Test {

    private static final byte[] CONTENT = new byte[7 << 20];

    private final StandIn s3 = new StandIn();
    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final ConnectorHost host = ConnectorHost.builder()
            .addConnector(new SesConnector())
            .settings(
                    "aws-ses",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("endpoint", sandbox.endpoint().toString()))
            .connections(ConnectionStore.of(Map.of("mail", ConnectionDefinition.of("aws-ses", "accessKey", keys()))))
            .fileStore(new S3FileStoreProvider()
                    .open(URI.create(
                            "s3://invoices/2026/?region=eu-central-1&profile=reader&endpoint=" + s3.endpoint())))
            .fileForms(FileForm.URI)
            .build();

    @BeforeEach
    void store() {
        new Random(7).nextBytes(CONTENT);
        s3.put("invoices/2026/4711.pdf", CONTENT);
    }

    @AfterEach
    void close() {
        host.close();
        sandbox.close();
        s3.close();
    }

    private static ObjectNode keys() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("accessKeyId", SesSandbox.DEFAULT_ACCESS_KEY.id())
                .put("secretAccessKey", SesSandbox.DEFAULT_ACCESS_KEY.secret());
    }

    private void send(String sha256) {
        ObjectNode inputs = JsonNodeFactory.instance
                .objectNode()
                .put("connection", "mail")
                .put("awsRegion", "us-east-1")
                .put("sender", "shop@example.com")
                .put("toAddresses", "jane@example.net")
                .put("subject", "Order 4711")
                .put("text", "It is on its way.");
        inputs.putObject("attachments")
                .putObject("invoice.pdf")
                .put("uri", "s3://invoices/2026/4711.pdf")
                .put("size", CONTENT.length)
                .put("sha256", sha256);
        host.invoke(Invocation.builder("aws-ses", "sendEmail").inputs(inputs).build());
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sevenMebibytesArriveAsTheyLieInTheBucket() {
        send(sha256());

        assertThat(sandbox.inbox().messages()).singleElement().satisfies(mail -> assertThat(
                        mail.mail().attachment("invoice.pdf").orElseThrow().content())
                .isEqualTo(CONTENT));
        assertThat(s3.methods()).isEqualTo(List.of("HEAD", "GET", "GET"));
    }

    @Test
    void anObjectWithAnotherHashIsNotSent() {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> send("0".repeat(64)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("attachments[\"invoice.pdf\"]");
            assertThat(problem.message())
                    .contains("s3://invoices/2026/4711.pdf")
                    .contains("SHA-256");
        });
        assertThat(sandbox.inbox().messages()).isEmpty();
    }

    @Test
    void aBucketThatBreaksOffSendsNothingAndMayBeTriedAgain() {
        s3.breakAfter(5 << 20);

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> send(sha256()));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(failure.getMessage()).contains("s3://invoices/2026/4711.pdf");
        assertThat(sandbox.inbox().messages()).isEmpty();
    }

    @Test
    void aBucketThatIsClosedToTheWorkerIsTheOperatorsToMend() {
        s3.refuse(403, "AccessDenied");

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> send(sha256()));

        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        assertThat(sandbox.inbox().messages()).isEmpty();
    }
}
