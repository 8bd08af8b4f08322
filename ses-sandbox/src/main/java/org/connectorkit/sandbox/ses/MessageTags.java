package org.connectorkit.sandbox.ses;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.QueryParameters;

/** Refuses malformed message tags. The bounds are those of a recorded answer; AWS's pages give slightly other ones. */
final class MessageTags {

    private static final int LIMIT = 255;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]*");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.@-]*");

    private MessageTags() {}

    static void check(QueryParameters parameters) {
        Map<Integer, String> names = parameters.memberFields("Tags", "Name");
        Map<Integer, String> values = parameters.memberFields("Tags", "Value");
        Set<Integer> numbers = new TreeSet<>(names.keySet());
        numbers.addAll(values.keySet());
        Set<String> seen = new HashSet<>();
        for (Integer number : numbers) {
            String name = names.getOrDefault(number, "");
            check("name", name, NAME, "alphanumeric ASCII characters, '_', and '-' are allowed.");
            check(
                    "value",
                    values.getOrDefault(number, ""),
                    VALUE,
                    "alphanumeric ASCII characters, '_', '-' , '.', and '@' are allowed.");
            if (!seen.add(name)) {
                throw AwsError.invalidParameter("Duplicate tag name <" + name + ">.");
            }
        }
    }

    private static void check(String part, String text, Pattern pattern, String allowed) {
        if (text.isEmpty()) {
            throw AwsError.invalidParameter("The tag " + part + " must be specified.");
        }
        if (text.length() > LIMIT) {
            throw AwsError.invalidParameter("Tag " + part + " cannot exceed " + LIMIT + " characters.");
        }
        if (!pattern.matcher(text).matches()) {
            throw AwsError.invalidParameter("Invalid tag " + part + " <" + text + ">: only " + allowed);
        }
    }
}
