package org.connectorkit.ses.error;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Turns what the AWS SDK throws into failures that a person understands.
 *
 * <p>Nothing of the SDK's own exceptions goes along: their messages and causes can hold session tokens, External IDs and
 * addresses. Of the network's exceptions the type and message of the innermost one are kept as the cause.
 */
public final class Failures {

    /** The code of a call that its caller gave up. */
    public static final String CANCELLED = "CANCELLED";

    /** The code of a request that came too soon after others; it certainly was not accepted. */
    public static final String THROTTLED = "THROTTLED";

    /** The code of a request that the service understood and found wrong. */
    static final String INVALID_REQUEST = "INVALID_REQUEST";

    /** The code of a page that the service does not know. */
    public static final String PAGE_UNKNOWN = "PAGE_UNKNOWN";

    private static final int REQUEST_TIMEOUT = 408;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private Failures() {}

    /** What an exception of the SDK means after an attempt. */
    public static ConnectorException of(Throwable thrown, Attempt attempt) {
        if (thrown instanceof ConnectorException failure) {
            return failure;
        }
        if (thrown instanceof AwsServiceException refusal) {
            return ofAnswer(refusal, attempt);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return withoutAnswer(thrown, attempt);
    }

    /** A successful answer that lacks what it must contain. */
    public static ConnectorException incompleteAnswer(Attempt attempt, String missing, Optional<String> requestId) {
        String message = attempt.operation().service() + " answered without " + missing + ".";
        return unclear(attempt, "INCOMPLETE_ANSWER", message)
                .requestId(requestId.orElse(null))
                .build();
    }

    /** The caller's time ran out. */
    public static ConnectorException deadline(Attempt attempt) {
        return ended(attempt, "DEADLINE_EXCEEDED", "The time for the call ran out");
    }

    /** The caller gave up. */
    public static ConnectorException cancelled(Attempt attempt) {
        return ended(attempt, CANCELLED, "The call was cancelled");
    }

    /** The same failure once more, with a trace of its own, for another caller. */
    public static ConnectorException again(ConnectorException failure) {
        return ConnectorException.builder(failure.kind(), failure.code(), String.valueOf(failure.getMessage()))
                .problems(failure.problems())
                .nextStep(failure.nextStep().orElse(null))
                .serviceCode(failure.serviceCode().orElse(null))
                .requestId(failure.requestId().orElse(null))
                .retryAfter(failure.retryAfter().orElse(null))
                .cause(failure.getCause())
                .build();
    }

    private static ConnectorException ended(Attempt attempt, String code, String what) {
        if (attempt.mayHaveHappened()) {
            return unclear(
                            attempt,
                            code,
                            what + " after the email was handed to Amazon SES and before its answer came.")
                    .build();
        }
        return ConnectorException.builder(
                        ErrorKind.UNAVAILABLE,
                        code,
                        what + " before " + attempt.operation().service() + " answered.")
                .nextStep(Advice.TRY_AGAIN)
                .build();
    }

    private static ConnectorException ofAnswer(AwsServiceException answer, Attempt attempt) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(answer.awsErrorDetails());
        Optional<String> code = details.map(AwsErrorDetails::errorCode).filter(text -> !text.isBlank());
        int status = answer.statusCode();
        ConnectorException.Builder failure;
        if (status >= 500) {
            failure = unclear(
                    attempt,
                    "SERVICE_FAILED",
                    attempt.operation().service() + " failed with HTTP status " + status + ".");
        } else if (status == REQUEST_TIMEOUT && code.isEmpty()) {
            failure = unclear(
                    attempt, "SERVICE_FAILED", "The request reached no end in the time that the network gave it.");
        } else if (status == PROXY_AUTHENTICATION_REQUIRED) {
            failure = ConnectorException.builder(
                            ErrorKind.CONNECTION, "PROXY_REFUSED", "The HTTP proxy wants a user name and password.")
                    .nextStep("Ask whoever operates the platform for a proxy that needs none.");
        } else if (status >= 300 && status < 400) {
            failure = ConnectorException.builder(
                            ErrorKind.CONNECTION,
                            "REDIRECTED",
                            "The endpoint of " + attempt.operation().service() + " redirects elsewhere (HTTP status "
                                    + status + "), which AWS never does.")
                    .nextStep("Ask whoever operates the platform to check the endpoint and the proxy.");
        } else {
            String words = details.map(AwsErrorDetails::errorMessage).orElse("");
            failure = Refusal.of(code.orElse(""), status, words, attempt);
        }
        return failure.serviceCode(code.orElse(null))
                .requestId(answer.requestId())
                .build();
    }

    private static ConnectorException withoutAnswer(Throwable thrown, Attempt attempt) {
        Throwable cause = innermost(thrown);
        if (attempt.mayHaveHappened()) {
            return unclear(
                            attempt,
                            "ANSWER_LOST",
                            "The email was handed to Amazon SES, but its answer was lost on the way.")
                    .cause(cause)
                    .build();
        }
        if (!(cause instanceof IOException) && !attempt.operation().repeatable()) {
            return ConnectorException.builder(
                            ErrorKind.INTERNAL, "CALL_FAILED", "The request to Amazon SES could not be made.")
                    .nextStep("Report this with the log; the email was not sent.")
                    .cause(cause)
                    .build();
        }
        if (cause instanceof UnknownHostException) {
            return unreachable(attempt, "HOST_UNKNOWN", "its host name cannot be resolved", cause);
        }
        if (cause instanceof SSLException) {
            return ConnectorException.builder(
                            ErrorKind.CONNECTION,
                            "TLS_FAILED",
                            "No encrypted connection to " + attempt.operation().service() + " in " + attempt.region()
                                    + " could be made.")
                    .nextStep(
                            "Ask whoever operates the platform to check the proxy, and the certificates that Java trusts.")
                    .cause(cause)
                    .build();
        }
        if (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)) {
            return ConnectorException.builder(
                            ErrorKind.UNAVAILABLE,
                            "CONNECTIONS_IN_USE",
                            "Every connection to " + attempt.operation().service() + " in " + attempt.region()
                                    + " that this saved connection may have was in use for too long.")
                    .nextStep(
                            "Run fewer actions at once, or ask whoever operates the platform for a larger connection pool.")
                    .cause(cause)
                    .build();
        }
        return unreachable(attempt, "UNREACHABLE", "the network failed before a whole answer had come", cause);
    }

    private static ConnectorException unreachable(Attempt attempt, String code, String why, Throwable cause) {
        return ConnectorException.builder(
                        ErrorKind.UNAVAILABLE,
                        code,
                        attempt.operation().service() + " in " + attempt.region() + " could not be reached: " + why
                                + ".")
                .nextStep(
                        "Try again later; if it persists, ask whoever operates the platform to check its network and proxy.")
                .cause(cause)
                .build();
    }

    /** An end from which no one can tell whether the operation took place. */
    private static ConnectorException.Builder unclear(Attempt attempt, String code, String message) {
        if (attempt.mayHaveHappened()) {
            return ConnectorException.builder(
                            ErrorKind.UNKNOWN_OUTCOME, code, message + " The email may have been sent or not.")
                    .nextStep(Advice.UNKNOWN_OUTCOME);
        }
        return ConnectorException.builder(ErrorKind.UNAVAILABLE, code, message).nextStep(Advice.TRY_AGAIN);
    }

    /**
     * The innermost exception of the network, without the SDK's around it; a bare type name for anything else. One of TLS
     * keeps its cause, which says what is wrong with a certificate.
     */
    private static Throwable innermost(Throwable thrown) {
        Throwable current = thrown;
        while (!(current instanceof SSLException) && current.getCause() != null && current.getCause() != current) {
            current = current.getCause();
        }
        if (current instanceof IOException) {
            return current;
        }
        IllegalStateException plain =
                new IllegalStateException(current.getClass().getName());
        plain.setStackTrace(current.getStackTrace());
        return plain;
    }
}
