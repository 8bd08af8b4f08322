package org.connectorkit.ses.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Amazon SES said of an email that it accepted. */
public final class SentMail {

    private final String messageId;
    private final @Nullable String requestId;

    SentMail(String messageId, @Nullable String requestId) {
        this.messageId = messageId;
        this.requestId = requestId;
    }

    /** The id of the email. */
    public String messageId() {
        return messageId;
    }

    /** The id of the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
