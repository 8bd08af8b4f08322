package org.connectorkit.testkit;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes in small pieces with a pause between them. */
final class DrippingOutput extends OutputStream {

    /** Waits for a time. */
    interface Pause {
        void make() throws IOException;
    }

    private final OutputStream out;
    private final int piece;
    private final Pause pause;
    private int passed;

    DrippingOutput(OutputStream out, int piece, Pause pause) {
        this.out = out;
        this.piece = piece;
        this.pause = pause;
    }

    @Override
    public void write(int b) throws IOException {
        if (passed == piece) {
            out.flush();
            pause.make();
            passed = 0;
        }
        out.write(b);
        passed++;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
