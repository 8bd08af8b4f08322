package org.connectorkit.ses.message;

import java.util.Objects;
import org.connectorkit.spi.FileValue;

/**
 * One attached file.
 *
 * @param fileName its name as the caller gave it; the message carries it cleaned
 * @param content its bytes, which go out exactly as they are; read once or more while the message is measured and written
 */
public record Attachment(String fileName, FileValue content) {

    /** Refuses null. */
    public Attachment {
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(content, "content");
    }

    /** Names the file and tells nothing of its content. */
    @Override
    public String toString() {
        return "Attachment[" + fileName + "]";
    }
}
