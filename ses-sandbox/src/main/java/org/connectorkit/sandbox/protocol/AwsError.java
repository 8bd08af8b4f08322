package org.connectorkit.sandbox.protocol;

import java.util.Map;

/** An error as AWS answers it. It ends the request and carries no stack trace. */
public final class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> members;

    public AwsError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /**
     * An error with members of its own, such as the name of a configuration set.
     *
     * @param members in the order of the model
     */
    public AwsError(int status, String code, String message, Map<String, String> members) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.members = members;
    }

    public static AwsError invalidParameter(String message) {
        return new AwsError(400, "InvalidParameterValue", message);
    }

    public static AwsError throttling(String message) {
        return new AwsError(400, "Throttling", message);
    }

    public static AwsError accessDenied(String message) {
        return new AwsError(403, "AccessDenied", message);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public Map<String, String> members() {
        return members;
    }
}
