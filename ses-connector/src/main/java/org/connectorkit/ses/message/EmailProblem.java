package org.connectorkit.ses.message;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an email cannot be sent, and what to do. */
public final class EmailProblem {

    /** The part of the email that is at fault. */
    public enum Part {
        RECIPIENTS,
        SUBJECT,
        /** Text and HTML together: neither is there. */
        BODY,
        TEXT,
        HTML,
        /** One attachment; {@link EmailProblem#fileName()} says which. */
        ATTACHMENT
    }

    private final Part part;
    private final @Nullable String fileName;
    private final String message;

    private EmailProblem(Part part, @Nullable String fileName, String message) {
        this.part = part;
        this.fileName = fileName;
        this.message = message;
    }

    static EmailProblem of(Part part, String message) {
        return new EmailProblem(part, null, message);
    }

    static EmailProblem ofAttachment(String fileName, String message) {
        return new EmailProblem(Part.ATTACHMENT, fileName, message);
    }

    /** Which part of the email is at fault. */
    public Part part() {
        return part;
    }

    /** The attachment's name as the caller gave it; present for {@link Part#ATTACHMENT} alone. */
    public Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    /** What is wrong and what to do, for a person to read. It quotes names and numbers, never the body. */
    public String message() {
        return message;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailProblem that
                && part == that.part
                && Objects.equals(fileName, that.fileName)
                && message.equals(that.message);
    }

    @Override
    public int hashCode() {
        return Objects.hash(part, fileName, message);
    }

    @Override
    public String toString() {
        return part + (fileName == null ? "" : " '" + fileName + "'") + ": " + message;
    }
}
