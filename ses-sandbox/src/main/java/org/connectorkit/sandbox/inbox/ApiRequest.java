package org.connectorkit.sandbox.inbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The request that a message came by.
 *
 * @param requestId as answered
 * @param action such as {@code SendEmail}
 * @param region that the request was signed for
 * @param callerArn who signed it
 * @param accessKeyId the key it was signed with
 * @param userAgent as sent, or empty
 * @param parameters in the order of the body; the raw message stands in {@link SentMessage#received()}
 */
public record ApiRequest(
        String requestId,
        String action,
        String region,
        String callerArn,
        String accessKeyId,
        String userAgent,
        Map<String, String> parameters) {

    public ApiRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Without the parameters, which hold the body of the mail. */
    @Override
    public String toString() {
        return action + " in " + region + " by " + callerArn;
    }
}
