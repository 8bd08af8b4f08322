package org.connectorkit.ses.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.connectorkit.ses.ForkedJava;
import org.connectorkit.ses.Values;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.settings.OperatorSettings;
import org.connectorkit.spi.ConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.nop.NOPServiceProvider;

/** A process in which nothing has logged yet when a session opens: its logs start with it, and that may take a while. */
class LogsThatStartTest {

    @TempDir
    private Path folder;

    @Test
    void areNotTakenForLoudOnes() throws IOException, InterruptedException {
        String printed = ForkedJava.run(ForkedJava.of(
                FirstSession.class,
                folder.resolve("out"),
                List.of("-Dslf4j.provider=" + SlowLogs.class.getName()),
                "us-east-1"));

        assertThat(printed).contains("logs start on ", "client made").doesNotContain("refused");
    }

    /** What runs in that process: a client is made while the HTTP client is, on a thread of its own, or the logs' start holds it up. */
    static final class FirstSession {

        private FirstSession() {}

        public static void main(String[] args) {
            AwsClients clients =
                    new AwsClients(OperatorSettings.from(Values.none()), FirstSession::runUntilDoneOrInTheLogs);
            try {
                clients.ses(SesRegion.of(args[0]));
                System.out.println("client made");
            } catch (ConnectorException e) {
                System.out.println("refused " + e.code() + ": " + e.getMessage());
            } finally {
                SlowLogs.CLIENT_TRIED.countDown();
                clients.close();
            }
        }

        private static void runUntilDoneOrInTheLogs(Runnable task) {
            Thread background = new Thread(
                    () -> {
                        try {
                            task.run();
                        } finally {
                            SlowLogs.DONE_OR_STARTING.countDown();
                        }
                    },
                    "background");
            background.start();
            SlowLogs.await(SlowLogs.DONE_OR_STARTING);
        }
    }

    /** Silent logs, which start at once on the main thread, and on any other not before the main thread has tried for a client. */
    public static final class SlowLogs extends NOPServiceProvider {

        private static final CountDownLatch DONE_OR_STARTING = new CountDownLatch(1);
        private static final CountDownLatch CLIENT_TRIED = new CountDownLatch(1);

        @Override
        public void initialize() {
            String thread = Thread.currentThread().getName();
            System.out.println("logs start on " + thread);
            if (!thread.equals("main")) {
                DONE_OR_STARTING.countDown();
                await(CLIENT_TRIED);
            }
            super.initialize();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
