package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warms up in a process of its own, whose classes are counted. */
class WarmUpTest {

    private static final String BEGIN = "the warm-up begins";

    @TempDir
    private Path folder;

    @Test
    void loadsTheSdkAndLeavesNoThreadAndNoHttpClient() throws IOException, InterruptedException {
        String printed = ForkedJava.run(
                ForkedJava.of(WarmedUp.class, folder.resolve("out"), List.of("-Xlog:class+load:stdout:none")));

        assertThat(printed).contains(BEGIN, "threads left: 0");
        assertThat(printed.substring(0, printed.indexOf(BEGIN))).doesNotContain("software.amazon.awssdk");
        assertThat(printed.substring(printed.indexOf(BEGIN)))
                .contains("software.amazon.awssdk.services.ses.DefaultSesClient ")
                .contains("software.amazon.awssdk.services.ses.model.ListIdentitiesResponse ")
                .doesNotContain("org.apache.hc.client5.http.impl.", "sun.security.ssl.SSLContextImpl");
    }

    @Test
    void twoClientsAreBuiltAtATimeWhereTheMachinesProfileFileIsMalformed() throws IOException, InterruptedException {
        Path malformed = Files.writeString(folder.resolve("config"), "[profile broken\n");

        assertThat(ForkedJava.run(ForkedJava.of(
                        SideBySide.class, folder.resolve("out"), List.of("-Daws.configFile=" + malformed))))
                .isEqualToIgnoringNewLines("40 built");
    }

    static final class SideBySide {

        private static final Executor EACH = task -> new Thread(task).start();

        private SideBySide() {}

        public static void main(String[] arguments) {
            AtomicInteger built = new AtomicInteger();
            Runnable building = () -> {
                for (int i = 0; i < 20; i++) {
                    new SesConnector().warmUp();
                    built.incrementAndGet();
                }
            };
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(building, EACH), CompletableFuture.runAsync(building, EACH))
                    .join();
            System.out.println(built + " built");
        }
    }

    static final class WarmedUp {

        private WarmedUp() {}

        public static void main(String[] arguments) {
            SesConnector connector = new SesConnector();
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            System.out.println(BEGIN);
            connector.warmUp();
            System.out.println("threads left: "
                    + Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> !before.contains(thread))
                            .count());
        }
    }
}
