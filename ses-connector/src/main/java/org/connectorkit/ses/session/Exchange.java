package org.connectorkit.ses.session;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;

/**
 * One HTTP request on its way, and the one fact that decides whether it may be repeated: has its last byte been handed to
 * the network?
 *
 * <p>A service can act on a request only once it has all of it, since the signature covers the whole body. So a request
 * whose last byte was never handed over certainly was not accepted, however the attempt ended.
 */
final class Exchange {

    private enum Progress {
        OPEN,
        SENT,
        CANCELLED
    }

    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.OPEN);
    private volatile @Nullable ExecutableHttpRequest request;
    private volatile @Nullable Instant serverTime;

    /** Whether the last byte was handed over. */
    boolean sent() {
        return progress.get() == Progress.SENT;
    }

    /** The time that the answer bore. */
    Optional<Instant> serverTime() {
        return Optional.ofNullable(serverTime);
    }

    void answeredAt(Instant time) {
        serverTime = time;
    }

    /** Gives up: the connection is closed, and a last byte not handed over yet never will be. */
    void cancel() {
        progress.compareAndSet(Progress.OPEN, Progress.CANCELLED);
        ExecutableHttpRequest current = request;
        if (current != null) {
            current.abort();
        }
    }

    /** Notes what to abort. */
    void started(ExecutableHttpRequest started) throws IOException {
        request = started;
        if (progress.get() == Progress.CANCELLED) {
            throw cancelled();
        }
    }

    /**
     * Watches a body of a known length go out.
     *
     * @throws IOException if the request was sent or cancelled; a body never goes out twice
     */
    InputStream watch(InputStream body, long length) throws IOException {
        if (progress.get() != Progress.OPEN) {
            throw over();
        }
        if (length == 0) {
            sendLastByte();
        }
        return new WatchedBody(body, length);
    }

    /**
     * Notes that the last byte goes out now.
     *
     * @throws IOException if it went out before, or if the request was cancelled
     */
    void sendLastByte() throws IOException {
        if (!progress.compareAndSet(Progress.OPEN, Progress.SENT)) {
            throw over();
        }
    }

    private IOException over() {
        return sent() ? new IOException("the request was sent before; it must not go out twice") : cancelled();
    }

    private static IOException cancelled() {
        return new IOException("the call was cancelled before its request was sent");
    }

    private final class WatchedBody extends FilterInputStream {

        private long left;
        private boolean whole;

        WatchedBody(InputStream body, long length) {
            super(body);
            this.left = length;
            this.whole = length == 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count < 0) {
                return count;
            }
            left -= count;
            if (left <= 0 && !whole) {
                sendLastByte();
                whole = true;
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
