package org.connectorkit.sandbox.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The decoded parameters of one request, in the order of the body, and the message of SendRawEmail apart. Immutable. */
public final class QueryParameters {

    private static final int MEMBERS_LIMIT = 10_000;

    private final Map<String, String> values;
    private final @Nullable RawData rawMessage;

    QueryParameters(Map<String, String> values, @Nullable RawData rawMessage) {
        this.values = Collections.unmodifiableMap(values);
        this.rawMessage = rawMessage;
    }

    /** The value, or null if the parameter is absent. A bare key has the value "". */
    public @Nullable String find(String name) {
        return values.get(name);
    }

    /** The value, or "" if the parameter is absent. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether a parameter of this name, or one below it, was sent. */
    public boolean has(String name) {
        if (values.containsKey(name)) {
            return true;
        }
        String below = name + '.';
        return values.keySet().stream().anyMatch(k -> k.startsWith(below));
    }

    /** Everything but the raw message, in the order of the body. */
    public Map<String, String> all() {
        return values;
    }

    /** {@code RawMessage.Data}, or null if it is absent. */
    public @Nullable RawData rawMessage() {
        return rawMessage;
    }

    /** The values of {@code NAME.member.1}, {@code .2}, …, by number, whatever their order. */
    public List<String> members(String name) {
        return members(values, name);
    }

    /** The same of parameters that were kept. */
    public static List<String> members(Map<String, String> values, String name) {
        return List.copyOf(numbered(values, name, "").values());
    }

    /** The values of {@code NAME.member.N.FIELD} by N. */
    public Map<Integer, String> memberFields(String name, String field) {
        return numbered(values, name, '.' + field);
    }

    private static Map<Integer, String> numbered(Map<String, String> values, String name, String suffix) {
        String prefix = name + ".member.";
        TreeMap<Integer, String> found = new TreeMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(prefix) && key.endsWith(suffix) && key.length() > prefix.length() + suffix.length()) {
                int number = number(key.substring(prefix.length(), key.length() - suffix.length()));
                if (number > 0) {
                    found.put(number, entry.getValue());
                }
            }
        }
        return found;
    }

    private static int number(String digits) {
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        return number <= MEMBERS_LIMIT ? number : 0;
    }
}
