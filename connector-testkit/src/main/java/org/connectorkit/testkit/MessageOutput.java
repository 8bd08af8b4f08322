package org.connectorkit.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/**
 * Passes one message and counts its bytes. Its last byte waits for {@link #end}, so that a message is known to have passed
 * before its receiver has it, and so that one that is cut is never whole.
 */
final class MessageOutput extends OutputStream {

    /** As many bytes have passed as may. */
    static final class LimitReached extends IOException {
        private static final long serialVersionUID = 1L;
    }

    static final long UNLIMITED = Long.MAX_VALUE;

    private final OutputStream out;
    private final long limit;
    private final LongConsumer counter;
    private long passed;
    private int last = -1;

    MessageOutput(OutputStream out, long limit, LongConsumer counter) {
        this.out = out;
        this.limit = limit;
        this.counter = counter;
    }

    @Override
    public void write(int b) throws IOException {
        byte[] one = {(byte) b};
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (last >= 0) {
            pass(new byte[] {(byte) last}, 0, 1);
        }
        pass(bytes, offset, length - 1);
        last = bytes[offset + length - 1] & 0xff;
        if (passed == limit) {
            flush();
            throw new LimitReached();
        }
    }

    /** Passes the last byte. */
    void end() throws IOException {
        if (last >= 0) {
            pass(new byte[] {(byte) last}, 0, 1);
            last = -1;
        }
        flush();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        int allowed = (int) Math.min(length, limit - passed);
        passed += allowed;
        counter.accept(passed);
        out.write(bytes, offset, allowed);
        if (allowed < length) {
            flush();
            throw new LimitReached();
        }
    }
}
