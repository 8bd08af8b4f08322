package org.connectorkit.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Random;
import org.connectorkit.host.FileStore;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.FileValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3FileStoreTest {

    private static final URI INVOICE = URI.create("s3://invoices/2026/a%20b.pdf");

    private final StandIn s3 = new StandIn();
    private final FileStore store = store("reader");

    private FileStore store(String profile) {
        return new S3FileStoreProvider()
                .open(URI.create(
                        "s3://invoices/2026/?region=eu-central-1&endpoint=" + s3.endpoint() + "&profile=" + profile));
    }

    @AfterEach
    void close() {
        s3.close();
    }

    private FileValue found(byte[] content) {
        s3.put("invoices/2026/a b.pdf", content);
        return store.find(INVOICE).orElseThrow();
    }

    private static byte[] read(FileValue file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void anObjectIsReadAsOftenAsNeededAndNotBefore() throws IOException {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);

        FileValue file = found(content);

        assertThat(file.size()).hasValue(300_000);
        assertThat(s3.methods()).containsExactly("HEAD");
        assertThat(read(file)).isEqualTo(content);
        assertThat(read(file)).isEqualTo(content);
        assertThat(s3.methods()).containsExactly("HEAD", "GET", "GET");
    }

    @Test
    void everyRequestIsSignedForTheRegionOfTheLocation() throws IOException {
        assertThat(read(found(new byte[0]))).isEmpty();

        assertThat(s3.requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers().getFirst("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/")
                    .contains("/eu-central-1/s3/aws4_request");
            assertThat(request.path()).isEqualTo("/invoices/2026/a b.pdf");
        });
    }

    @Test
    void whatIsNotOpenIsNotAskedFor() {
        assertThat(store.find(URI.create("s3://invoices/2025/a.pdf"))).isEmpty();
        assertThat(store.find(URI.create("s3://other/2026/a.pdf"))).isEmpty();
        assertThat(s3.requests).isEmpty();
    }

    @Test
    void anObjectThatIsNotThereIsNotFound() {
        assertThat(store.find(INVOICE)).isEmpty();
    }

    @Test
    void anotherVersionIsNotReadInPlaceOfTheFirst() throws IOException {
        FileValue file = found(new byte[] {1, 2, 3});
        assertThat(read(file)).containsExactly(1, 2, 3);

        s3.put("invoices/2026/a b.pdf", new byte[] {1, 2, 4});

        assertReadingFails(file, ErrorKind.INVALID_INPUT, "FILE_CHANGED");
    }

    @Test
    void anObjectThatIsDeletedMeanwhileIsGone() {
        FileValue file = found(new byte[3]);

        s3.remove("invoices/2026/a b.pdf");

        assertReadingFails(file, ErrorKind.INVALID_INPUT, "FILE_GONE");
    }

    @Test
    void aContentThatBreaksOffIsNoEnd() {
        FileValue file = found(new byte[300_000]);

        s3.breakAfter(100_000);

        assertReadingFails(file, ErrorKind.UNAVAILABLE, "FILE_STORE");
    }

    @Test
    void aReaderMayStopEarly() throws IOException {
        FileValue file = found(new byte[8_000_000]);
        try (InputStream in = file.open()) {
            assertThat(in.read()).isZero();
        }
        assertThat(read(file)).hasSize(8_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, CONNECTION, FILE_STORE_DENIED, s3:GetObject",
        "403, InvalidAccessKeyId, CONNECTION, FILE_STORE_CREDENTIALS, profile 'reader'",
        "403, SignatureDoesNotMatch, CONNECTION, FILE_STORE_CREDENTIALS, profile 'reader'",
        "400, ExpiredToken, CONNECTION, FILE_STORE_CREDENTIALS, Renew",
        "403, RequestTimeTooSkewed, CONNECTION, FILE_STORE_CLOCK, clock",
        "404, NoSuchBucket, CONNECTION, FILE_STORE_BUCKET, --files",
        "400, AuthorizationHeaderMalformed, CONNECTION, FILE_STORE_REGION, region=",
        "403, InvalidObjectState, REJECTED, FILE_ARCHIVED, Restore",
        "400, KMS.DisabledException, REJECTED, FILE_STORE_REFUSED, documentation",
        "503, SlowDown, RATE_LIMITED, FILE_STORE_BUSY, later",
        "500, InternalError, UNAVAILABLE, FILE_STORE, later",
    })
    void aRefusalSaysWhatItMeansAndWhatToDo(int status, String code, ErrorKind kind, String ours, String nextStep) {
        s3.refuse(status, code);

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> store.find(INVOICE));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(ours);
        assertThat(failure.nextStep().orElseThrow()).contains(nextStep);
        assertThat(failure.serviceCode()).hasValue(code);
        assertThat(failure.requestId()).hasValue("REQUEST1");
        assertTellsTheUriAndNoSecret(failure);
    }

    @Test
    void aBucketOfAnotherRegionIsNamedWithIt() {
        s3.refuse(301, "PermanentRedirect", "x-amz-bucket-region", "us-west-2");

        assertThatThrownBy(() -> store.find(INVOICE))
                .hasMessage("The bucket of " + INVOICE + " is in us-west-2, not in eu-central-1.");
    }

    @Test
    void aRefusalInTheMiddleIsToldToTheReader() {
        FileValue file = found(new byte[3]);

        s3.refuse(403, "AccessDenied");

        assertReadingFails(file, ErrorKind.CONNECTION, "FILE_STORE_DENIED");
    }

    @Test
    void withoutCredentialsNothingIsAskedForAndTheProfileIsNamed() {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> store("nobody").find(INVOICE));

        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        assertThat(failure.nextStep().orElseThrow()).contains("profile 'nobody'");
        assertTellsTheUriAndNoSecret(failure);
        assertThat(s3.requests).isEmpty();
    }

    @Test
    void aStoreThatDoesNotAnswerIsUnavailable() {
        s3.close();

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> store.find(INVOICE));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertTellsTheUriAndNoSecret(failure);
    }

    @Test
    void anEndpointThatTheMachineNamesHasNoSay() {
        String before = System.setProperty("aws.endpointUrlS3", s3.endpoint());
        try {
            FileStore elsewhere = new S3FileStoreProvider()
                    .open(URI.create("s3://invoices/2026/?region=xx-nowhere-1&profile=reader"));

            assertThatThrownBy(() -> elsewhere.find(INVOICE)).isInstanceOf(ConnectorException.class);
        } finally {
            System.setProperty("aws.endpointUrlS3", before);
        }
        assertThat(s3.requests).isEmpty();
    }

    @Test
    void anInterruptedThreadStaysSo() {
        s3.put("invoices/2026/a b.pdf", new byte[3]);
        Thread.currentThread().interrupt();

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> store.find(INVOICE));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    private static void assertReadingFails(FileValue file, ErrorKind kind, String code) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .cause()
                .isInstanceOfSatisfying(ConnectorException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(failure.code()).isEqualTo(code);
                    assertTellsTheUriAndNoSecret(failure);
                });
    }

    private static void assertTellsTheUriAndNoSecret(ConnectorException failure) {
        assertThat(failure.getMessage()).contains(INVOICE.toString());
        assertThat(failure).hasNoCause();
        assertThat(failure.getMessage() + failure.nextStep().orElseThrow())
                .doesNotContain("of-the-reader", "AKIA", "StringToSign");
    }
}
