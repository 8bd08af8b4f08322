package org.connectorkit.ses.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Segments one after the other, each opened when the one before it is done. For one thread. */
final class SegmentStream extends BulkInputStream {

    private final Iterator<Segment> segments;
    private InputStream current = InputStream.nullInputStream();

    SegmentStream(List<Segment> segments) {
        this.segments = segments.iterator();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = current.read(target, offset, length);
        while (count < 0 && segments.hasNext()) {
            current.close();
            current = segments.next().open();
            count = current.read(target, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
