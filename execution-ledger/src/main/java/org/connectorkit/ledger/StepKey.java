package org.connectorkit.ledger;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Identifies a step: the same on every attempt at it, different from every other step of the same action. */
public final class StepKey {

    private static final int MAX_LENGTH = 512;
    private static final int MAX_ACTION_LENGTH = 200;

    private final String action;
    private final String key;

    private StepKey(String action, String key) {
        this.action = action;
        this.key = key;
    }

    /**
     * The key of a step of an action.
     *
     * @param action connector and action, such as {@code aws-ses.sendEmail}; at most 200 characters
     * @param parts what together identifies the step, from the widest to the narrowest; none blank. Beyond 512 characters
     *     the end of the key is replaced by a digest of the whole.
     * @throws IllegalArgumentException if the action is too long, there is no part, or one is blank
     */
    public static StepKey of(String action, String... parts) {
        if (action.isBlank() || action.length() > MAX_ACTION_LENGTH) {
            throw new IllegalArgumentException(
                    "action '" + action + "' must have 1 to " + MAX_ACTION_LENGTH + " characters");
        }
        if (parts.length == 0 || Stream.of(parts).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "a step key of " + action + " has a blank part; give each part of the key a text");
        }
        String key = Stream.of(parts)
                .map(part -> part.replace("%", "%25").replace("/", "%2F"))
                .collect(Collectors.joining("/"));
        return new StepKey(action, key.length() <= MAX_LENGTH ? key : shortened(key));
    }

    /**
     * A key as the ledger has it and a list of unknown outcomes shows it.
     *
     * @param action as {@link #action()} gives it
     * @param key as {@link #key()} gives it
     */
    public static StepKey listed(String action, String key) {
        return new StepKey(action, key);
    }

    private static String shortened(String key) {
        String digest = "#" + Sha256.hex(key);
        int end = MAX_LENGTH - digest.length();
        return key.substring(0, Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end) + digest;
    }

    /** Connector and action, such as {@code aws-ses.sendEmail}. */
    public String action() {
        return action;
    }

    /** The parts, joined by slashes; a slash inside a part shows as {@code %2F}. */
    public String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepKey that && action.equals(that.action) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, key);
    }

    @Override
    public String toString() {
        return action + " " + key;
    }
}
