package org.connectorkit.sandbox.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.connectorkit.sandbox.protocol.AwsError;
import org.jspecify.annotations.Nullable;

/** Collects what breaks the constraints of the service model and reports it in one ValidationError, as AWS does. */
public final class Validation {

    private final List<String> problems = new ArrayList<>();

    /** Requires a value. */
    public Validation present(String member, boolean present) {
        if (!present) {
            problems.add("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
        }
        return this;
    }

    /** Requires a length within bounds, unless the value is absent. */
    public Validation length(String member, @Nullable String value, int min, int max) {
        if (value != null && value.length() < min) {
            failed(member, value, "Member must have length greater than or equal to " + min);
        }
        if (value != null && value.length() > max) {
            failed(member, value, "Member must have length less than or equal to " + max);
        }
        return this;
    }

    /** Requires a pattern, unless the value is absent. */
    public Validation pattern(String member, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            failed(member, value, "Member must satisfy regular expression pattern: " + pattern.pattern());
        }
        return this;
    }

    /** Requires one of some values, unless the value is absent. */
    public Validation oneOf(String member, @Nullable String value, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            failed(member, value, "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]");
        }
        return this;
    }

    /** Requires a whole number within bounds and returns it; the default if the value is absent. */
    public int number(String member, @Nullable String value, int min, int max, int absent) {
        if (value == null) {
            return absent;
        }
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            failed(member, value, "Member must be a number");
            return absent;
        }
        if (number < min) {
            failed(member, value, "Member must have value greater than or equal to " + min);
        }
        if (number > max) {
            failed(member, value, "Member must have value less than or equal to " + max);
        }
        return number;
    }

    /**
     * Ends the validation.
     *
     * @throws AwsError naming every problem
     */
    public void check() {
        if (!problems.isEmpty()) {
            String errors = problems.size() == 1 ? " validation error detected: " : " validation errors detected: ";
            throw new AwsError(400, "ValidationError", problems.size() + errors + String.join("; ", problems));
        }
    }

    private void failed(String member, String value, String constraint) {
        problems.add("Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + constraint);
    }
}
