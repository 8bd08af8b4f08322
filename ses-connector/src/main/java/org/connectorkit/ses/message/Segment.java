package org.connectorkit.ses.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stretch of the message, whose length is known before it is read and which can be read again and again. */
interface Segment {

    long length();

    /** Opens it from its first byte; gives exactly {@link #length()} bytes or fails. The caller closes it. */
    InputStream open() throws IOException;

    static Segment of(byte[] bytes) {
        return new Segment() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
