package org.connectorkit.testkit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is printed and logged during a task, by any thread of this process. */
final class CapturedOutput {

    private CapturedOutput() {}

    static String during(Runnable task) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PrintStream out = System.out;
        PrintStream err = System.err;
        Handler handler = new CapturingHandler(capture);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        System.setOut(capture);
        System.setErr(capture);
        try {
            task.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.removeHandler(handler);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class CapturingHandler extends Handler {

        private final PrintStream out;

        CapturingHandler(PrintStream out) {
            this.out = out;
            setFormatter(new SimpleFormatter());
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord message) {
            out.print(getFormatter().format(message));
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
