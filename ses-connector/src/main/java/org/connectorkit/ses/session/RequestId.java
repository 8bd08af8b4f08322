package org.connectorkit.ses.session;

import java.util.Optional;
import software.amazon.awssdk.awscore.AwsResponseMetadata;

/** The id that AWS gives each request. */
final class RequestId {

    private static final String NONE = "UNKNOWN"; // what the SDK says for an answer without one

    private RequestId() {}

    static Optional<String> of(AwsResponseMetadata answer) {
        return Optional.ofNullable(answer.requestId()).filter(id -> !id.equals(NONE));
    }
}
