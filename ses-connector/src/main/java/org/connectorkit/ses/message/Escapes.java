package org.connectorkit.ses.message;

/**
 * Counts the octets of ASCII text that Base64 writes as {@code +} or {@code /}, the two of its letters that a form has to
 * escape (RFC 4648 section 4).
 *
 * <p>Those stand for six bits that begin with five ones. Where the top bit of each octet is 0, only the last of the four
 * groups that three octets make can be such: the first begins with a top bit, and the second and third hold one among their
 * first five bits. So it takes the last octet of three, and one of {@code > ? ~ DEL}. Base64 itself, so every attachment,
 * contains none of them.
 */
final class Escapes {

    private static final int GROUP = 3;

    private final long[] byRemainder = new long[GROUP];
    private int remainder;

    /** Counts the next octets. */
    void count(byte[] ascii, int length) {
        for (int i = 0; i < length; i++) {
            if ((ascii[i] & 0x3e) == 0x3e) {
                byRemainder[(remainder + i) % GROUP]++;
            }
        }
        remainder = (remainder + length) % GROUP;
    }

    /** Those that are the last of three, if that many octets precede the first one that was counted. */
    long startingAt(long start) {
        return byRemainder[(int) ((2 * GROUP - 1 - start % GROUP) % GROUP)];
    }
}
