package org.connectorkit.testkit;

import java.io.IOException;
import java.io.OutputStream;

/** Goes on after its receiver has stopped listening: a service may answer a request before it has read all of it. */
final class ForgivingOutput extends OutputStream {

    private final OutputStream out;
    private boolean failed;

    ForgivingOutput(OutputStream out) {
        this.out = out;
    }

    boolean failed() {
        return failed;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (!failed) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failed = true;
            }
        }
    }

    @Override
    public void flush() {
        if (!failed) {
            try {
                out.flush();
            } catch (IOException e) {
                failed = true;
            }
        }
    }
}
