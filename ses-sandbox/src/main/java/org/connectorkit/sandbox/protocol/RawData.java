package org.connectorkit.sandbox.protocol;

import java.util.Arrays;
import java.util.Base64;

/**
 * Takes Base64 text in pieces and keeps the bytes it stands for, up to a limit; beyond it only counts. So a body of any
 * size costs at most the limit.
 */
public final class RawData {

    private static final int BLOCK = 8192;

    private final long limit;
    private final byte[] block = new byte[BLOCK];
    private final byte[] decoded = new byte[BLOCK / 4 * 3];
    private int pending;
    private boolean ended;
    private boolean malformed;
    private byte[] bytes;
    private long length;

    RawData(long limit, int expected) {
        this.limit = limit;
        this.bytes = new byte[(int) Math.min(limit, Math.max(expected, 64))];
    }

    void add(byte b) {
        block[pending++] = b;
        if (pending == BLOCK) {
            decode();
        }
    }

    void add(byte[] source, int from, int to) {
        int position = from;
        while (position < to) {
            int count = Math.min(to - position, BLOCK - pending);
            System.arraycopy(source, position, block, pending, count);
            pending += count;
            position += count;
            if (pending == BLOCK) {
                decode();
            }
        }
    }

    void finish() {
        decode();
        if (length <= limit) {
            bytes = length == bytes.length ? bytes : Arrays.copyOf(bytes, (int) length);
        }
    }

    /** How many bytes the whole text stands for. */
    public long length() {
        return length;
    }

    /** Whether the text was not Base64. */
    public boolean malformed() {
        return malformed;
    }

    /** The bytes; incomplete when there were more than the limit. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return length + " bytes";
    }

    private void decode() {
        if (pending == 0 || malformed) {
            pending = 0;
            return;
        }
        if (ended) {
            malformed = true;
            return;
        }
        int count;
        try {
            byte[] source = pending == BLOCK ? block : Arrays.copyOf(block, pending);
            count = Base64.getDecoder().decode(source, decoded);
        } catch (IllegalArgumentException e) {
            malformed = true;
            return;
        }
        ended = block[pending - 1] == '=';
        keep(count);
        pending = 0;
    }

    private void keep(int count) {
        if (length + count <= limit) {
            int needed = (int) length + count;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(needed, bytes.length * 2L)));
            }
            System.arraycopy(decoded, 0, bytes, (int) length, count);
        }
        length += count;
    }
}
