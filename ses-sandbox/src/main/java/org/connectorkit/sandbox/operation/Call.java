package org.connectorkit.sandbox.operation;

import java.time.Instant;
import org.connectorkit.sandbox.auth.Caller;
import org.connectorkit.sandbox.protocol.QueryParameters;

/**
 * An authenticated request for an action.
 *
 * @param action such as {@code SendEmail}
 * @param region that it was signed for
 * @param requestId to answer with
 * @param userAgent as sent, or empty
 * @param now when it is carried out
 */
public record Call(
        String action,
        String region,
        String requestId,
        Caller caller,
        QueryParameters parameters,
        String userAgent,
        Instant now) {

    /** The partition of the region, as it stands in ARNs. */
    public String partition() {
        if (region.startsWith("us-gov-")) {
            return "aws-us-gov";
        }
        if (region.startsWith("eusc-")) {
            return "aws-eusc";
        }
        return region.startsWith("cn-") ? "aws-cn" : "aws";
    }
}
