package org.connectorkit.ses.error;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/**
 * What the error codes of SES and STS mean. A refusal is certain: what was asked did not happen.
 *
 * <p>Codes: Amazon SES API v1 reference, SendRawEmail and Common Errors; AWS STS API reference, AssumeRole. AWS's own words
 * are passed on only for the codes whose words help and carry no credential: those about signatures may quote the session
 * token, those about validation the External ID.
 */
final class Refusal {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MOST_WORDS = 600;

    private static final Set<String> INVALID =
            Set.of("InvalidParameterValue", "ValidationError", "ValidationException");

    private static final Set<String> THROTTLING = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "SlowDown",
            "PriorRequestNotComplete",
            "BandwidthLimitExceeded",
            "LimitExceededException");

    private Refusal() {}

    static ConnectorException.Builder of(String code, int status, String words, Attempt attempt) {
        if (THROTTLING.contains(code) || status == TOO_MANY_REQUESTS) {
            return throttled(words, attempt);
        }
        if (attempt.operation() == Operation.LIST_IDENTITIES
                && INVALID.contains(code)
                && words.toLowerCase(Locale.ROOT).contains("token")) {
            return rejected(Failures.PAGE_UNKNOWN, "Amazon SES does not know the page" + quoted(words))
                    .nextStep("Start again with the first page.");
        }
        switch (code) {
            case "MessageRejected":
                return rejectedMessage(words, attempt);
            case "MailFromDomainNotVerified":
            case "MailFromDomainNotVerifiedException":
                return rejected(
                                "MAIL_FROM_NOT_VERIFIED",
                                "Amazon SES cannot find the MX record of the custom MAIL FROM domain.")
                        .nextStep(
                                "Publish the MX record that the Amazon SES console shows for the domain, or remove the custom MAIL FROM domain.");
            case "AccountSendingPaused":
            case "AccountSendingPausedException":
                return rejected(
                                "ACCOUNT_PAUSED",
                                "Sending is paused for the whole AWS account in " + attempt.region() + ".")
                        .nextStep(
                                "See the account dashboard and the reputation metrics in the Amazon SES console; AWS Support lifts a pause that AWS imposed.");
            case "ConfigurationSetDoesNotExist":
            case "ConfigurationSetDoesNotExistException":
                return rejected(
                                "CONFIGURATION_SET_MISSING",
                                "The sender's default configuration set does not exist in " + attempt.region() + ".")
                        .nextStep(
                                "Create the configuration set, or remove it from the sender's identity in the Amazon SES console.");
            case "ConfigurationSetSendingPaused":
            case "ConfigurationSetSendingPausedException":
                return rejected(
                                "CONFIGURATION_SET_PAUSED",
                                "Sending is paused for the sender's default configuration set.")
                        .nextStep(
                                "Switch its sending on in the Amazon SES console, once the cause of the pause is mended.");
            case "InvalidParameterValue":
            case "InvalidParameterCombination":
            case "MissingParameter":
            case "MalformedQueryString":
                return rejected(
                                Failures.INVALID_REQUEST,
                                attempt.operation().service() + " refused the request" + quoted(words))
                        .nextStep("Correct what the message names.");
            case "ValidationError":
            case "ValidationException":
                return invalid(attempt);
            case "AccessDenied":
            case "AccessDeniedException":
            case "UnauthorizedOperation":
                return denied(words, attempt);
            case "InvalidClientTokenId":
            case "InvalidAccessKeyId":
            case "UnrecognizedClientException":
            case "NotAuthorized":
                return connection(
                                "ACCESS_KEY_UNKNOWN", "AWS does not know this access key in " + attempt.region() + ".")
                        .nextStep("The access key may be mistyped, deactivated or deleted, or " + attempt.region()
                                + " may not be enabled for the account. " + Advice.CHECK_KEYS);
            case "SignatureDoesNotMatch":
            case "InvalidSignatureException":
                return words.contains("Signature expired") || words.contains("Signature not yet current")
                        ? clockSkew(attempt)
                        : connection(
                                        "WRONG_SECRET",
                                        "The secret access key does not belong to this access key id: AWS computed another signature.")
                                .nextStep(Advice.CHECK_KEYS);
            case "RequestExpired":
            case "RequestTimeTooSkewed":
            case "RequestInTheFuture":
                return clockSkew(attempt);
            case "ExpiredToken":
            case "ExpiredTokenException":
                return connection(
                                "CREDENTIALS_EXPIRED",
                                "AWS says that the temporary credentials of the role have expired.")
                        .nextStep("Run it again, which obtains new ones; if it persists, check the platform's clock.");
            case "RegionDisabledException":
                return connection(
                                "REGION_NOT_ENABLED",
                                "AWS STS is not enabled in " + attempt.region() + " for this account.")
                        .nextStep(Advice.enableRegion(attempt.region()));
            case "OptInRequired":
            case "SubscriptionRequiredException":
                return connection(
                                "REGION_NOT_ENABLED",
                                "This AWS account is not enabled for Amazon SES in " + attempt.region() + ".")
                        .nextStep(Advice.enableRegion(attempt.region()));
            case "MissingAuthenticationToken":
            case "IncompleteSignature":
                return connection("SIGNATURE_REFUSED", "AWS found no usable signature on the request.")
                        .nextStep(
                                "A proxy may have changed the request; ask whoever operates the platform to check it. "
                                        + Advice.CHECK_KEYS);
            default:
                return unlisted(code, status, attempt);
        }
    }

    private static ConnectorException.Builder throttled(String words, Attempt attempt) {
        if (words.startsWith("Daily message quota exceeded")) {
            return ConnectorException.builder(
                            ErrorKind.RATE_LIMITED,
                            "DAILY_QUOTA_EXCEEDED",
                            "The account's quota of recipients in 24 hours is used up in " + attempt.region() + ".")
                    .nextStep("Wait until older sends fall out of the 24 hours, or ask AWS for a higher quota.");
        }
        return ConnectorException.builder(
                        ErrorKind.RATE_LIMITED,
                        Failures.THROTTLED,
                        attempt.operation().service() + " in " + attempt.region() + " asks to slow down.")
                .nextStep("Send fewer messages a second, or ask AWS for a higher sending rate.");
    }

    private static ConnectorException.Builder rejectedMessage(String words, Attempt attempt) {
        if (words.startsWith("Email address is not verified")) {
            return rejected(
                            "IDENTITY_NOT_VERIFIED",
                            "Amazon SES refused an address that is not verified in " + attempt.region() + quoted(words))
                    .nextStep(
                            "Verify the sender or its domain in the Amazon SES console, in this region. While the account is in the"
                                    + " SES sandbox, verify every recipient too, or ask AWS for production access.");
        }
        return rejected("MESSAGE_REJECTED", "Amazon SES rejected the message" + quoted(words))
                .nextStep("Correct what the message names; for suspicious content, look at links and attachments.");
    }

    private static ConnectorException.Builder denied(String words, Attempt attempt) {
        if (attempt.operation() == Operation.ASSUME_ROLE) {
            return connection(
                            "CANNOT_ASSUME_ROLE", "AWS refused to let this access key assume the role" + quoted(words))
                    .nextStep(
                            "Check in turn: the Role ARN is a role's and names an existing role; the role's trust policy names"
                                    + " this user; the External ID equals the one in the trust policy, also in upper and lower case, and is"
                                    + " empty where the policy demands none; a user of another account is allowed sts:AssumeRole on the role.");
        }
        return connection(
                        "PERMISSION_MISSING",
                        "The user or role may not call " + attempt.operation().permission() + " in " + attempt.region()
                                + quoted(words))
                .nextStep(Advice.grant(attempt.operation()));
    }

    private static ConnectorException.Builder invalid(Attempt attempt) {
        if (attempt.operation() == Operation.ASSUME_ROLE) {
            return connection(
                            "ROLE_REQUEST_INVALID",
                            "AWS STS finds the role's ARN, the External ID or the session length invalid.")
                    .nextStep(
                            "Copy the Role ARN again from the AWS IAM console. The session length must not exceed the role's maximum, nor one hour where the access key is itself a role's.");
        }
        return rejected(Failures.INVALID_REQUEST, attempt.operation().service() + " finds the request invalid.")
                .nextStep("Report this with the request id.");
    }

    private static ConnectorException.Builder clockSkew(Attempt attempt) {
        String by = attempt.clockAhead().map(Refusal::inWords).orElse("");
        return connection("CLOCK_SKEW", "AWS refused the signature's time: this machine's clock is wrong" + by + ".")
                .nextStep(Advice.FIX_CLOCK);
    }

    private static String inWords(Duration ahead) {
        long minutes = Math.round(ahead.abs().toSeconds() / 60.0);
        return " by about " + minutes + (minutes == 1 ? " minute, " : " minutes, ")
                + (ahead.isNegative() ? "behind AWS" : "ahead of AWS");
    }

    private static ConnectorException.Builder unlisted(String code, int status, Attempt attempt) {
        String what = code.isEmpty() ? "HTTP status " + status + " and no error code" : "the error code " + plain(code);
        ErrorKind kind = attempt.operation() == Operation.SEND || attempt.operation() == Operation.LIST_IDENTITIES
                ? ErrorKind.REJECTED
                : ErrorKind.CONNECTION;
        return ConnectorException.builder(
                        kind, "REFUSED", attempt.operation().service() + " refused the request with " + what + ".")
                .nextStep(
                        code.isEmpty()
                                ? "Ask whoever operates the platform whether a proxy stands between it and AWS."
                                : "Look the error code up in the AWS documentation, or ask AWS Support with the request id.");
    }

    private static ConnectorException.Builder rejected(String code, String message) {
        return ConnectorException.builder(ErrorKind.REJECTED, code, message);
    }

    private static ConnectorException.Builder connection(String code, String message) {
        return ConnectorException.builder(ErrorKind.CONNECTION, code, message);
    }

    /** AWS's words, marked as its own. */
    private static String quoted(String words) {
        String plain = plain(words);
        return plain.isBlank() ? "." : ". AWS says: “" + plain + "”";
    }

    private static String plain(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "…";
    }
}
