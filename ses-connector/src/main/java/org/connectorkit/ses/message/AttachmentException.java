package org.connectorkit.ses.message;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An attachment could not be read, or holds another number of bytes than it did when the message was measured. Its own
 * type, so that it is not mistaken for a failure of whatever the message is written to.
 */
public final class AttachmentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String fileName;

    AttachmentException(String fileName, String message, @Nullable IOException cause) {
        super(message, cause);
        this.fileName = fileName;
    }

    /** The attachment's name as the caller gave it. */
    public String fileName() {
        return fileName;
    }
}
