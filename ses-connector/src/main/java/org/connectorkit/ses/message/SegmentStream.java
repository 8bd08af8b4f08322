package org.connectorkit.ses.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Segments one after the other, each opened when the one before it is done. For one thread. */
final class SegmentStream extends BulkInputStream {

    private final Iterator<Segment> segments;
    private final Fingerprints fingerprints;
    private InputStream current = InputStream.nullInputStream();
    private long position;
    private boolean currentHasEscapes;
    private boolean hadEscapes;

    SegmentStream(List<Segment> segments, Fingerprints fingerprints) {
        this.segments = segments.iterator();
        this.fingerprints = fingerprints;
    }

    /** Whether any of the segments that gave bytes since the last call has {@link Segment#escapes}. */
    boolean hadEscapes() {
        boolean had = hadEscapes;
        hadEscapes = false;
        return had;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = current.read(target, offset, length);
        while (count < 0 && segments.hasNext()) {
            current.close();
            Segment next = segments.next();
            currentHasEscapes = next.escapes(position) > 0;
            position += next.length();
            current = next.open(fingerprints);
            count = current.read(target, offset, length);
        }
        hadEscapes |= currentHasEscapes;
        return count;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
