package org.connectorkit.host.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the key that somebody meant who mistyped it. */
public final class NearestKey {

    private NearestKey() {}

    /** Returns the known key that is fewest edits (Levenshtein distance) away, unless even that takes too many. */
    public static Optional<String> of(String given, Collection<String> known) {
        String nearest = null;
        int least = Math.max(2, given.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(given.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
