package org.connectorkit.ses.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stretch of the message, whose length is known before it is read and which can be read again and again. */
interface Segment {

    long length();

    /**
     * How many of its octets become a {@code +} or {@code /} when the message is encoded in Base64.
     *
     * @param start the octets of the message before this segment
     */
    long escapes(long start);

    /**
     * Opens it from its first byte; gives exactly {@link #length()} bytes or fails. The caller closes it.
     *
     * @param fingerprints of the files, as another reading of the same message found them
     */
    InputStream open(Fingerprints fingerprints) throws IOException;

    static Segment of(byte[] bytes) {
        Escapes escapes = new Escapes();
        escapes.count(bytes, bytes.length);
        return new Segment() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public long escapes(long start) {
                return escapes.startingAt(start);
            }

            @Override
            public InputStream open(Fingerprints fingerprints) {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
