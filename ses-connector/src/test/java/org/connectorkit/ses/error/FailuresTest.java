package org.connectorkit.ses.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sts.model.StsException;

@Tag("ses-1.21")
@Tag("ses-4.13")
@Tag("wanted-4")
class FailuresTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SEND, 400, MessageRejected, REJECTED, MESSAGE_REJECTED",
        "SEND, 400, MailFromDomainNotVerifiedException, REJECTED, MAIL_FROM_NOT_VERIFIED",
        "SEND, 400, ConfigurationSetDoesNotExist, REJECTED, CONFIGURATION_SET_MISSING",
        "SEND, 400, ConfigurationSetSendingPausedException, REJECTED, CONFIGURATION_SET_PAUSED",
        "SEND, 400, AccountSendingPausedException, REJECTED, ACCOUNT_PAUSED",
        "SEND, 400, InvalidParameterValue, REJECTED, INVALID_REQUEST",
        "SEND, 400, Throttling, RATE_LIMITED, THROTTLED",
        "SEND, 429, TooManyRequestsException, RATE_LIMITED, THROTTLED",
        "SEND, 429, Whatever, RATE_LIMITED, THROTTLED",
        "SEND, 403, AccessDenied, CONNECTION, PERMISSION_MISSING",
        "LIST_IDENTITIES, 403, AccessDenied, CONNECTION, PERMISSION_MISSING",
        "ASSUME_ROLE, 403, AccessDenied, CONNECTION, CANNOT_ASSUME_ROLE",
        "ASSUME_ROLE, 400, ValidationError, CONNECTION, ROLE_REQUEST_INVALID",
        "ASSUME_ROLE, 403, RegionDisabledException, CONNECTION, REGION_NOT_ENABLED",
        "ASSUME_ROLE, 400, SomethingNew, CONNECTION, REFUSED",
        "SEND, 403, OptInRequired, CONNECTION, REGION_NOT_ENABLED",
        "SEND, 403, InvalidClientTokenId, CONNECTION, ACCESS_KEY_UNKNOWN",
        "SEND, 403, SignatureDoesNotMatch, CONNECTION, WRONG_SECRET",
        "SEND, 403, RequestExpired, CONNECTION, CLOCK_SKEW",
        "SEND, 403, RequestTimeTooSkewed, CONNECTION, CLOCK_SKEW",
        "SEND, 403, ExpiredToken, CONNECTION, CREDENTIALS_EXPIRED",
        "SEND, 400, IncompleteSignature, CONNECTION, SIGNATURE_REFUSED",
        "SEND, 400, SomethingNew, REJECTED, REFUSED",
        "SEND, 413, , REJECTED, REFUSED",
        "SEND, 400, ValidationError, REJECTED, INVALID_REQUEST",
        "SEND, 300, , CONNECTION, REDIRECTED",
        "SEND, 400, , REJECTED, REFUSED",
        "SEND, 408, , UNKNOWN_OUTCOME, SERVICE_FAILED",
        "SEND, 407, , CONNECTION, PROXY_REFUSED",
        "SEND, 302, , CONNECTION, REDIRECTED",
        "SEND, 500, InternalFailure, UNKNOWN_OUTCOME, SERVICE_FAILED",
        "SEND, 501, NotImplemented, UNKNOWN_OUTCOME, SERVICE_FAILED",
        "SEND, 503, Throttling, UNKNOWN_OUTCOME, SERVICE_FAILED",
        "SEND, 504, , UNKNOWN_OUTCOME, SERVICE_FAILED",
        "LIST_IDENTITIES, 503, ServiceUnavailable, UNAVAILABLE, SERVICE_FAILED",
        "ASSUME_ROLE, 500, InternalFailure, UNAVAILABLE, SERVICE_FAILED"
    })
    void mapsEachAnswer(Operation operation, int status, String awsCode, ErrorKind kind, String code) {
        ConnectorException failure = Failures.of(answer(status, awsCode, "Words of AWS."), attempt(operation, true));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.serviceCode()).isEqualTo(Optional.ofNullable(awsCode));
        assertThat(failure.requestId()).contains("request-1");
        assertThat(failure.nextStep())
                .hasValueSatisfying(step -> assertThat(step).endsWith("."));
        assertThat(failure).hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "Email address is not verified. The following identities failed the check in region US-EAST-1: a@x, IDENTITY_NOT_VERIFIED, MessageRejected",
        "Daily message quota exceeded., DAILY_QUOTA_EXCEEDED, Throttling",
        "Daily message quota exceeded, DAILY_QUOTA_EXCEEDED, Throttling",
        "Signature expired: A is now earlier than B, CLOCK_SKEW, SignatureDoesNotMatch",
        "Signature not yet current: A is still later than B, CLOCK_SKEW, SignatureDoesNotMatch"
    })
    void tellsApartWhatSharesACode(String words, String code, String awsCode) {
        assertThat(Failures.of(answer(400, awsCode, words), attempt(Operation.SEND, true))
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"SEND, UNKNOWN_OUTCOME", "LIST_IDENTITIES, UNAVAILABLE", "ASSUME_ROLE, UNAVAILABLE"})
    void takesALostAnswerForUnknownOnlyWhereRepeatingHarms(Operation operation, ErrorKind kind) {
        Throwable lost = SdkClientException.create("x", new IOException("Connection reset"));

        ConnectorException failure = Failures.of(lost, attempt(operation, true));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void knowsThatWhatWasNotSentDidNotHappen() {
        Attempt notSent = attempt(Operation.SEND, false);

        assertThat(Failures.of(SdkClientException.create("x", new ConnectException("refused")), notSent)
                        .code())
                .isEqualTo("UNREACHABLE");
        assertThat(Failures.of(SdkClientException.create("x", new UnknownHostException("h")), notSent)
                        .code())
                .isEqualTo("HOST_UNKNOWN");
        assertThat(Failures.of(SdkClientException.create("x", new SSLHandshakeException("h")), notSent)
                        .kind())
                .isEqualTo(ErrorKind.CONNECTION);
        SSLHandshakeException untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertPathBuilderException("unable to find valid certification path"));
        assertThat(Failures.of(SdkClientException.create("x", untrusted), notSent))
                .hasCause(untrusted)
                .extracting(ConnectorException::code)
                .isEqualTo("TLS_FAILED");
        assertThat(Failures.deadline(notSent).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(Failures.cancelled(notSent).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(Failures.of(new IllegalStateException("a defect"), notSent).kind())
                .isEqualTo(ErrorKind.INTERNAL);
    }

    @Test
    void knowsThatWhatWasSentMayHaveHappened() {
        Attempt sent = attempt(Operation.SEND, true);

        assertThat(Failures.deadline(sent).kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(Failures.cancelled(sent).kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(Failures.incompleteAnswer(sent, "a message id", Optional.of("r"))
                        .kind())
                .isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(Failures.of(new IllegalStateException("a defect"), sent).kind())
                .isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
    }

    @Test
    void tellsAPoolWithoutAFreeConnectionFromANetworkThatFails() {
        Attempt notSent = attempt(Operation.SEND, false);

        assertThat(Failures.of(SdkClientException.create("x", new InterruptedIOException("Timeout")), notSent)
                        .code())
                .isEqualTo("CONNECTIONS_IN_USE");
        assertThat(Failures.of(SdkClientException.create("x", new SocketTimeoutException("Timeout")), notSent)
                        .code())
                .isEqualTo("UNREACHABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "LIST_IDENTITIES, InvalidParameterValue, Invalid NextToken., PAGE_UNKNOWN",
        "LIST_IDENTITIES, ValidationError, Value at 'nextToken' is wrong, PAGE_UNKNOWN",
        "LIST_IDENTITIES, InvalidParameterValue, Invalid type., INVALID_REQUEST",
        "LIST_IDENTITIES, ExpiredToken, The security token included in the request is expired, CREDENTIALS_EXPIRED",
        "SEND, InvalidParameterValue, Invalid token., INVALID_REQUEST"
    })
    void knowsAPageTokenByTheWordsAlone(Operation operation, String awsCode, String words, String code) {
        assertThat(Failures.of(answer(400, awsCode, words), attempt(operation, true))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void namesServiceRegionAndTheStatementThatIsMissing() {
        ConnectorException send = Failures.of(answer(403, "AccessDenied", ""), attempt(Operation.SEND, true));
        ConnectorException list =
                Failures.of(answer(403, "AccessDenied", ""), attempt(Operation.LIST_IDENTITIES, true));

        assertThat(send)
                .hasMessage("The user or role may not call ses:SendRawEmail in us-east-1.")
                .extracting(failure -> send.nextStep().orElseThrow())
                .asString()
                .contains("\"ses:SendRawEmail\"", "identity/IDENTITY", "List the sender's identity");
        assertThat(list)
                .hasMessage("The user or role may not call ses:ListIdentities in us-east-1.")
                .extracting(failure -> list.nextStep().orElseThrow())
                .asString()
                .contains("\"ses:ListIdentities\", \"Resource\": \"*\"")
                .doesNotContain("sender's identity");
        assertThat(Failures.of(answer(500, "InternalFailure", ""), attempt(Operation.ASSUME_ROLE, true)))
                .hasMessage("AWS STS failed with HTTP status 500.");
        assertThat(Failures.of(answer(500, "InternalFailure", ""), attempt(Operation.LIST_IDENTITIES, true)))
                .hasMessage("Amazon SES failed with HTTP status 500.");
    }

    @Test
    void tellsACodeThatItDoesNotKnowFromNoneAtAll() {
        ConnectorException unknown = Failures.of(answer(400, "Novel", ""), attempt(Operation.SEND, true));
        ConnectorException none = Failures.of(answer(413, " ", ""), attempt(Operation.SEND, true));

        assertThat(unknown).hasMessage("Amazon SES refused the request with the error code Novel.");
        assertThat(unknown.nextStep())
                .hasValueSatisfying(step -> assertThat(step).contains("Look the error code up"));
        assertThat(none).hasMessage("Amazon SES refused the request with HTTP status 413 and no error code.");
        assertThat(none.nextStep()).hasValueSatisfying(step -> assertThat(step).contains("a proxy stands between"));
        assertThat(none.serviceCode()).isEmpty();
    }

    @Test
    void passesOnWhatIsExplainedAlreadyAndWhatNoOneMayCatch() {
        ConnectorException explained = Failures.cancelled(attempt(Operation.SEND, false));
        AssertionError error = new AssertionError("a defect");

        assertThat(Failures.of(explained, attempt(Operation.SEND, true))).isSameAs(explained);
        assertThatThrownBy(() -> Failures.of(error, attempt(Operation.SEND, true)))
                .isSameAs(error);
    }

    /** The message of an exception that is no network's may hold anything; its type and trace lead to the defect. */
    @Test
    void keepsTypeAndTraceOfADefectAndNotItsWords() {
        IllegalStateException defect = new IllegalStateException("canary");

        Throwable cause = Failures.of(defect, attempt(Operation.SEND, false)).getCause();

        assertThat(cause)
                .hasMessage("java.lang.IllegalStateException")
                .extracting(Throwable::getStackTrace)
                .isEqualTo(defect.getStackTrace());
    }

    @Test
    void countsMinutesInWords() {
        Attempt ahead = Attempt.of(
                Operation.SEND, SesRegion.of("us-east-1"), true, Optional.of(NOW.minus(Duration.ofSeconds(70))), NOW);

        assertThat(Failures.of(answer(403, "RequestExpired", ""), ahead))
                .hasMessageContaining("about 1 minute, ahead of AWS");
    }

    @Test
    void quotesWordsThatFitWhole() {
        ConnectorException failure =
                Failures.of(answer(400, "MessageRejected", "x".repeat(600)), attempt(Operation.SEND, true));

        assertThat(failure).hasMessageEndingWith("x”");
        assertThat(Failures.of(answer(400, "MessageRejected", " "), attempt(Operation.SEND, true)))
                .hasMessage("Amazon SES rejected the message.");
    }

    @Test
    void saysByHowMuchTheClockIsWrong() {
        Attempt behind = Attempt.of(
                Operation.SEND, SesRegion.of("us-east-1"), true, Optional.of(NOW.plus(Duration.ofMinutes(17))), NOW);

        assertThat(Failures.of(answer(403, "RequestExpired", ""), behind))
                .hasMessageContaining("about 17 minutes, behind AWS");
    }

    /** AWS's words name accounts, roles and addresses: a person sees whose words they are. */
    @Test
    @Tag("ses-6.3")
    void marksTheWordsOfAwsAndKeepsThemShort() {
        ConnectorException failure = Failures.of(
                answer(400, "MessageRejected", "Line one.\r\nLine two." + "x".repeat(5_000)),
                attempt(Operation.SEND, true));

        assertThat(failure.getMessage())
                .contains("AWS says: “Line one. Line two.x")
                .hasSizeLessThan(800);
    }

    @Test
    void repeatsAFailureWithATraceOfItsOwn() {
        ConnectorException first =
                Failures.of(answer(403, "AccessDenied", "No."), attempt(Operation.ASSUME_ROLE, true));
        ConnectorException again = Failures.again(first);

        assertThat(again).isNotSameAs(first).hasMessage(first.getMessage());
        assertThat(again.code()).isEqualTo(first.code());
        assertThat(again.nextStep()).isEqualTo(first.nextStep());
        assertThat(again.serviceCode()).isEqualTo(first.serviceCode());
        assertThat(again.requestId()).isEqualTo(first.requestId());
    }

    private static Attempt attempt(Operation operation, boolean sent) {
        return Attempt.of(operation, SesRegion.of("us-east-1"), sent, Optional.empty(), NOW);
    }

    private static AwsServiceException answer(int status, String code, String words) {
        AwsServiceException.Builder builder = status == 403 ? StsException.builder() : SesException.builder();
        return builder.statusCode(status)
                .requestId("request-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(words)
                        .build())
                .build();
    }
}
