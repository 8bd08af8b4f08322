package org.connectorkit.sandbox.account;

import java.security.SecureRandom;

/** Random names in the shapes that IAM gives them. */
public final class Identifiers {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String SECRET_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Identifiers() {}

    /** A unique id of 20 characters, such as {@code AKIA…}, {@code ASIA…} or {@code AROA…}. */
    public static String unique(String prefix) {
        return prefix + random(ID_ALPHABET, 20 - prefix.length());
    }

    /** A secret of so many characters. */
    public static String secret(int length) {
        return random(SECRET_ALPHABET, length);
    }

    private static String random(String alphabet, int length) {
        return RANDOM.ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (s, i) -> s.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }
}
