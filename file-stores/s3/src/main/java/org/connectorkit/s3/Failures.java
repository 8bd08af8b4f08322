package org.connectorkit.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What S3 says, in the words of whoever runs a worker. No exception of the SDK leaves, not even as a cause: S3 quotes what was
 * signed, and that holds session tokens.
 */
final class Failures {

    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidToken",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired");

    private final S3Location location;

    Failures(S3Location location) {
        this.location = location;
    }

    /** As what a stream may throw. */
    static IOException whileReading(ConnectorException failure) {
        return new IOException(failure.getMessage(), failure);
    }

    /** S3 answered, and not with the object. */
    ConnectorException refused(URI uri, S3Exception answer) {
        String code = Optional.ofNullable(answer.awsErrorDetails())
                .map(details -> details.errorCode())
                .filter(text -> !text.isBlank())
                .orElse("status " + answer.statusCode());
        int status = answer.statusCode();
        ConnectorException.Builder failure;
        if (status == 412) {
            failure = ConnectorException.builder(
                            ErrorKind.INVALID_INPUT, "FILE_CHANGED", uri + " was changed while it was being read.")
                    .nextStep("Run it again when the object no longer changes.");
        } else if (code.equals("NoSuchKey")) {
            failure = ConnectorException.builder(
                            ErrorKind.INVALID_INPUT, "FILE_GONE", uri + " was deleted while it was being read.")
                    .nextStep("Refer to an object that stays.");
        } else if (code.equals("NoSuchBucket")) {
            failure = connection(
                            "FILE_STORE_BUCKET",
                            "There is no bucket " + location.bucket() + ", which " + uri + " names.")
                    .nextStep("Correct --files of the worker.");
        } else if (status == 301 || status == 307 || code.equals("AuthorizationHeaderMalformed")) {
            failure = connection(
                            "FILE_STORE_REGION",
                            "The bucket of " + uri + " is " + otherRegion(answer) + ", not in " + location.region()
                                    + ".")
                    .nextStep("Correct region= in --files of the worker.");
        } else if (CREDENTIALS.contains(code)) {
            failure = connection(
                            "FILE_STORE_CREDENTIALS",
                            "S3 does not accept the worker's AWS credentials for " + uri + ": " + code + ".")
                    .nextStep("Renew " + whose() + ".");
        } else if (code.equals("RequestTimeTooSkewed")) {
            failure = connection(
                            "FILE_STORE_CLOCK",
                            "S3 refuses " + uri + ", since the clock of the worker's machine is wrong.")
                    .nextStep("Set the clock.");
        } else if (code.equals("InvalidObjectState")) {
            failure = ConnectorException.builder(ErrorKind.REJECTED, "FILE_ARCHIVED", uri + " is archived.")
                    .nextStep("Restore the object, then run it again.");
        } else if (status == 401 || status == 403) {
            failure = connection(
                            "FILE_STORE_DENIED",
                            "S3 denies the worker " + uri
                                    + ": its policy does not grant it, or there is no such object.")
                    .nextStep(
                            "Check the name; grant s3:GetObject on it, and kms:Decrypt where it is encrypted with a key of yours.");
        } else if (status == 429 || code.equals("SlowDown")) {
            failure = ConnectorException.builder(
                            ErrorKind.RATE_LIMITED,
                            "FILE_STORE_BUSY",
                            "S3 asks to slow down; " + uri + " was not read.")
                    .nextStep("Run it again later.");
        } else if (status >= 500) {
            failure = unavailable("S3 cannot give " + uri + " now: " + code + ".");
        } else {
            failure = ConnectorException.builder(
                            ErrorKind.REJECTED, "FILE_STORE_REFUSED", "S3 refuses " + uri + ": " + code + ".")
                    .nextStep("Look the code up in the documentation of Amazon S3.");
        }
        return failure.serviceCode(code).requestId(answer.requestId()).build();
    }

    /** Credentials were not to be found, or the place where they are did not give them. */
    ConnectorException noCredentials(URI uri) {
        return connection("FILE_STORE_CREDENTIALS", "The worker has no AWS credentials to read " + uri + " with.")
                .nextStep("Provide " + whose() + ".")
                .build();
    }

    /** A request would put session tokens into the log. */
    ConnectorException loudLog(URI uri, String logger) {
        return connection(
                        "LOGS_TOO_LOUD",
                        "The logger " + logger
                                + " is at DEBUG, where it writes credentials into the log; S3 was not asked for " + uri
                                + ".")
                .nextStep("Set the logger software.amazon.awssdk.http.auth to INFO.")
                .build();
    }

    /** The files that profiles stand in cannot be parsed. */
    ConnectorException unreadableProfiles() {
        return connection(
                        "FILE_STORE_CREDENTIALS",
                        "The AWS configuration of this machine cannot be read, so " + location + " cannot be opened.")
                .nextStep(
                        "Correct the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name, or ~/.aws/config and"
                                + " ~/.aws/credentials.")
                .build();
    }

    /** No answer came. */
    ConnectorException noAnswer(URI uri) {
        return unavailable("S3 does not answer for " + uri + ".").build();
    }

    /** The thread shall end; it stays interrupted. */
    ConnectorException interrupted(URI uri) {
        Thread.currentThread().interrupt();
        return unavailable("Reading " + uri + " was given up.").build();
    }

    /** An answer ended too early. */
    ConnectorException cutOff(URI uri) {
        return unavailable("The connection to S3 broke off while " + uri + " was being read.")
                .build();
    }

    /** Two answers that do not agree. */
    ConnectorException contradiction(URI uri) {
        return unavailable("S3 refused " + uri + " first and gave it then.").build();
    }

    private String whose() {
        return location.profile()
                .map(profile -> "credentials in the AWS profile '" + profile + "'")
                .orElse(
                        "credentials where the AWS SDK looks for them: a role of the machine or pod, environment variables, or a"
                                + " profile that --files names with profile=");
    }

    private static String otherRegion(S3Exception answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(details -> details.sdkHttpResponse())
                .flatMap(http -> http.firstMatchingHeader("x-amz-bucket-region"))
                .filter(region -> region.matches("[a-z0-9-]+"))
                .map(region -> "in " + region)
                .orElse("in another region");
    }

    private static ConnectorException.Builder connection(String code, String message) {
        return ConnectorException.builder(ErrorKind.CONNECTION, code, message);
    }

    private static ConnectorException.Builder unavailable(String message) {
        return ConnectorException.builder(ErrorKind.UNAVAILABLE, "FILE_STORE", message)
                .nextStep("Run it again later.");
    }
}
