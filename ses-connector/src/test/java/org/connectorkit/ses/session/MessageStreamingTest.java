package org.connectorkit.ses.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.connectorkit.ses.Aws;
import org.connectorkit.ses.FixedAnswer;
import org.connectorkit.ses.Values;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;
import org.connectorkit.ses.message.Attachment;
import org.connectorkit.ses.message.Email;
import org.connectorkit.ses.message.MimeMessage;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.spi.Deadline;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

class MessageStreamingTest {

    private static final Envelope ENVELOPE =
            new Envelope("se+nd er*~@example.com", List.of("ä@example.com", "b&c=d@example.com"));

    @Test
    void asksForExactlyWhatTheSdkAsksForWhenItHoldsTheMessage() throws IOException {
        MimeMessage message = MimeMessage.of(Email.builder()
                .from(Mailbox.of("sender@example.com"))
                .recipients(Recipients.of(List.of(Mailbox.of("to@example.com")), List.of(), List.of()))
                .subject("Why? ~>")
                .text("?~> ".repeat(100))
                .html("<p>?</p>")
                .addAttachment(new Attachment("a.bin", Values.file(new byte[1_000])))
                .build());
        try (FixedAnswer service = new FixedAnswer()) {
            sendWithTheSdkAlone(service, message);
            try (SesSession session = Aws.open(
                    Aws.ACCESS_KEY, Aws.keys("id", "secret"), Aws.settings(service.endpoint()), Clock.systemUTC())) {
                session.send(
                        SesRegion.of("us-east-1"),
                        ENVELOPE,
                        message,
                        Deadline.after(Duration.ofSeconds(20), Clock.systemUTC()));
            }

            FixedAnswer.Request theirs = service.requests().get(0);
            FixedAnswer.Request ours = service.requests().get(1);
            assertThat(ours.body()).isEqualTo(theirs.body());
            assertThat(ours.headers().keySet()).isEqualTo(theirs.headers().keySet());
            for (String name : List.of("Content-Type", "Content-Length", "X-Amz-Content-Sha256")) {
                assertThat(ours.headers().get(name))
                        .as(name)
                        .isEqualTo(theirs.headers().get(name));
            }
            assertThat(ours.headers().getFirst("X-Amz-Content-Sha256")).isEqualTo(ours.sha256());
            assertThat(signedHeaders(ours)).isEqualTo(signedHeaders(theirs));
        }
    }

    private static String signedHeaders(FixedAnswer.Request request) {
        return request.headers().getFirst("Authorization").replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
    }

    private static void sendWithTheSdkAlone(FixedAnswer service, MimeMessage message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).contains("?~> ");
        try (SesClient sdk = SesClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder())
                .region(Region.US_EAST_1)
                .endpointOverride(service.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build()) {
            sdk.sendRawEmail(request -> request.source(ENVELOPE.sender())
                    .destinations(ENVELOPE.recipients())
                    .rawMessage(raw -> raw.data(SdkBytes.fromByteArray(bytes.toByteArray()))));
        }
    }
}
