package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;

/** What the connector checks before a call is refused by the service too: the tests here meet no service that is kinder. */
@Tag("wanted-9")
class StrictServiceTest {

    private final Aws aws = new Aws();
    private final SesClient client = client(aws.sandbox.accessKey().secret());

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @Test
    void refusesWhatTheConnectorWouldNotSend() {
        String message = "From: sender@example.com\r\nTo: to@example.com\r\n\r\nHello.\r\n";
        List<String> tooMany =
                IntStream.range(0, 51).mapToObj(i -> "to" + i + "@example.com").toList();

        assertThat(refusal(message, tooMany)).contains("InvalidParameterValue").contains("exceeds 50");
        assertThat(refusal(message, List.of("a@example.com, b@example.com"))).contains("InvalidParameterValue");
        assertThat(refusal(message, List.of("zoë@example.com"))).contains("InvalidParameterValue");
        assertThat(refusal(message.replace("From: sender@example.com\r\n", ""), List.of("to@example.com")))
                .contains("InvalidParameterValue")
                .contains("From");
        assertThat(refusal(message.replace("sender@example.com", "sender@other.test"), List.of("to@example.com")))
                .contains("MessageRejected")
                .contains("not verified");
        assertThat(refusal(message + "x".repeat(10_485_760), List.of("to@example.com")))
                .contains("InvalidParameterValue")
                .contains("10485760");
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    @Test
    void refusesASignatureWithAnotherSecret() {
        try (SesClient other = client("another-secret")) {
            assertThat(refusal(other, "From: sender@example.com\r\n\r\n", List.of("to@example.com")))
                    .contains("SignatureDoesNotMatch");
        }
    }

    private String refusal(String message, List<String> recipients) {
        return refusal(client, message, recipients);
    }

    private static String refusal(SesClient client, String message, List<String> recipients) {
        SesException refusal = catchThrowableOfType(
                SesException.class,
                () -> client.sendRawEmail(request -> request.destinations(recipients)
                        .rawMessage(raw -> raw.data(SdkBytes.fromString(message, StandardCharsets.UTF_8)))));
        return refusal.awsErrorDetails().errorCode() + " "
                + refusal.awsErrorDetails().errorMessage();
    }

    private SesClient client(String secret) {
        return SesClient.builder()
                .endpointOverride(aws.sandbox.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(aws.sandbox.accessKey().id(), secret)))
                .httpClient(Apache5HttpClient.create())
                .build();
    }
}
