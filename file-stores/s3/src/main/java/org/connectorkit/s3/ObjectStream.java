package org.connectorkit.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The content of an object. It ends where the object does, or fails. */
final class ObjectStream extends FilterInputStream {

    private final URI uri;
    private final ResponseInputStream<GetObjectResponse> content;
    private final Failures failures;
    private long missing;

    ObjectStream(URI uri, long size, ResponseInputStream<GetObjectResponse> content, Failures failures) {
        super(content);
        this.uri = uri;
        this.content = content;
        this.failures = failures;
        this.missing = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (IOException | SdkException e) {
            throw Failures.whileReading(failures.cutOff(uri));
        }
        if (read > 0) {
            missing -= read;
        } else if (read < 0 && missing > 0) {
            throw Failures.whileReading(failures.cutOff(uri));
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(wanted, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Does not wait for the rest of an object that nobody wants. */
    @Override
    public void close() throws IOException {
        if (missing > 0) {
            content.abort();
        } else {
            super.close();
        }
    }
}
