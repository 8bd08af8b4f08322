package org.connectorkit.examples.webhook;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.jspecify.annotations.Nullable;

/** What an answer's status means (RFC 9110 section 15). */
final class Answers {

    private Answers() {}

    /** Returns an answer of success; throws what any other means. */
    static HttpResponse<String> requireAccepted(HttpResponse<String> answer, ErrorKind unclear) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return answer;
        }
        if (status == 401 || status == 403) {
            throw failure(ErrorKind.CONNECTION, "SIGNATURE_REFUSED", answer)
                    .nextStep("Check that the receiver knows the same signing secret, and that its clock is right.")
                    .build();
        }
        if (status == 429) {
            throw failure(ErrorKind.RATE_LIMITED, "TOO_MANY_EVENTS", answer)
                    .retryAfter(retryAfter(answer))
                    .build();
        }
        if (status >= 500) {
            throw failure(unclear, "RECEIVER_FAILED", answer)
                    .nextStep("Look at the receiver whether the event came, before you send it again.")
                    .build();
        }
        throw failure(ErrorKind.REJECTED, "REFUSED", answer).build();
    }

    private static ConnectorException.Builder failure(ErrorKind kind, String code, HttpResponse<String> answer) {
        return ConnectorException.builder(kind, code, "The receiver answered with status " + answer.statusCode() + ".")
                .serviceCode(Integer.toString(answer.statusCode()));
    }

    private static @Nullable Duration retryAfter(HttpResponse<String> answer) {
        Optional<String> seconds =
                answer.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,6}"));
        return seconds.isPresent() ? Duration.ofSeconds(Long.parseLong(seconds.get())) : null;
    }
}
