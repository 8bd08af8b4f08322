package org.connectorkit.ses.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A message as the value of a form field: in Base64 (RFC 4648 section 4), the characters of which that a form reserves are
 * percent-encoded. Never held as a whole.
 *
 * <p>Made for one send: it may be opened many times, for one reader at a time, and all of them get the same bytes or an
 * {@link AttachmentException}.
 */
public final class EncodedMessage {

    private static final int CHUNK = 3 * 8192;
    private static final int ESCAPE = "%2B".length();

    private final List<Segment> segments;
    private final long messageLength;
    private final long length;
    private final Fingerprints fingerprints = new Fingerprints();

    EncodedMessage(List<Segment> segments) {
        this.segments = segments;
        long position = 0;
        long escapes = 0;
        for (Segment segment : segments) {
            escapes += segment.escapes(position);
            position += segment.length();
        }
        this.messageLength = position;
        long padding = (3 - messageLength % 3) % 3;
        this.length = (messageLength + padding) / 3 * 4 + (escapes + padding) * (ESCAPE - 1);
    }

    /** The exact number of bytes that a reader will get. */
    public long length() {
        return length;
    }

    /**
     * Opens it from its first byte. The stream is for one thread, and fails with {@link AttachmentException}, before it has
     * given its last byte, if a file cannot be read or is not what it was for the first reader. The caller closes it.
     */
    public InputStream open() {
        return new Stream();
    }

    /** Tells the length and nothing of the content. */
    @Override
    public String toString() {
        return "EncodedMessage[" + length + " bytes]";
    }

    private final class Stream extends BulkInputStream {

        private static final Base64.Encoder ENCODER = Base64.getEncoder();

        private final SegmentStream message = new SegmentStream(segments, fingerprints);
        private final byte[] chunk = new byte[(int) Math.min(CHUNK, messageLength)];
        private final byte[] encoded = new byte[(chunk.length + 2) / 3 * (3 + ESCAPE)];
        private int next;
        private int end;
        private long read;
        private long given;

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            if (next == end && !fill()) {
                return -1;
            }
            int available = Math.min(count, end - next);
            System.arraycopy(encoded, next, target, offset, available);
            next += available;
            return available;
        }

        private boolean fill() throws IOException {
            int count = message.readNBytes(chunk, 0, chunk.length);
            if (count == 0) {
                return false;
            }
            read += count;
            next = 0;
            end = ENCODER.encode(count == chunk.length ? chunk : Arrays.copyOf(chunk, count), encoded);
            if (message.hadEscapes() || count % 3 != 0) {
                end = escape(encoded, end);
            }
            given += end;
            if (read == messageLength) {
                confirmEnd();
            }
            return true;
        }

        /** Before the last chunk is given: nothing follows in any file, and as many bytes come out as were promised. */
        private void confirmEnd() throws IOException {
            if (message.read() >= 0 || given != length) {
                throw new IllegalStateException(
                        "the message has " + given + " bytes in its encoded form; " + length + " were promised");
            }
        }

        @Override
        public void close() throws IOException {
            message.close();
        }
    }

    /** Makes {@code + / =} three characters each, from the back; returns the new length. */
    private static int escape(byte[] text, int length) {
        int reserved = 0;
        for (int i = 0; i < length; i++) {
            if (isReserved(text[i])) {
                reserved++;
            }
        }
        int from = length;
        int to = length + reserved * (ESCAPE - 1);
        while (from < to) {
            byte character = text[--from];
            if (isReserved(character)) {
                text[--to] = (byte) Character.toUpperCase(Character.forDigit(character & 0xf, 16));
                text[--to] = (byte) Character.forDigit(character >> 4, 16);
                text[--to] = '%';
            } else {
                text[--to] = character;
            }
        }
        return length + reserved * (ESCAPE - 1);
    }

    private static boolean isReserved(byte character) {
        return character == '+' || character == '/' || character == '=';
    }
}
