package org.connectorkit.ses.address;

/**
 * One lexical token of an address list (RFC 5322 section 3.2). White space and comments are no tokens of their own.
 *
 * @param kind what it is
 * @param text its meaning: unquoted for {@code QUOTED}, what is wrong for {@code BAD}
 * @param start where it starts in the source
 * @param end where it ends in the source, exclusive
 * @param afterSpace white space stands between it and the token before it
 * @param afterLineBreak the white space before it holds CR or LF
 */
record AddressToken(Kind kind, String text, int start, int end, boolean afterSpace, boolean afterLineBreak) {

    enum Kind {
        ATOM,
        QUOTED,
        /** A domain literal, {@code [192.0.2.1]}. */
        LITERAL,
        DOT,
        AT,
        COMMA,
        COLON,
        SEMICOLON,
        LESS,
        GREATER,
        BAD
    }

    private static final String ATOM_CHARACTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~";

    boolean is(Kind other) {
        return kind == other;
    }

    /** Tells whether the character is {@code atext} (RFC 5322 section 3.2.3). */
    static boolean isAtomCharacter(char c) {
        return ATOM_CHARACTERS.indexOf(c) >= 0;
    }
}
