package org.connectorkit.ses.session;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Temporary credentials, the time for which they hold, and as whom they act. */
final class Lease {

    private static final Duration LONGEST_HEADROOM = Duration.ofMinutes(5);
    private static final int HEADROOM_PARTS = 4;
    // Time for a request on its way, and for clocks that differ a little
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final AwsCredentials credentials;
    private final Instant expiry;
    private final Instant renewal;
    private final String arn;

    Lease(AwsCredentials credentials, Instant obtained, Instant expiry, String arn) {
        this.credentials = credentials;
        this.expiry = expiry;
        this.arn = arn;
        Duration part = Duration.between(obtained, expiry).dividedBy(HEADROOM_PARTS);
        this.renewal = expiry.minus(part.compareTo(LONGEST_HEADROOM) < 0 ? part : LONGEST_HEADROOM);
    }

    AwsCredentials credentials() {
        return credentials;
    }

    String arn() {
        return arn;
    }

    /** Whether a request made now will be accepted. */
    boolean holds(Instant now) {
        return now.isBefore(expiry.minus(MARGIN));
    }

    /** Whether new ones should be obtained, beside the callers. */
    boolean dueForRenewal(Instant now) {
        return !now.isBefore(renewal);
    }
}
