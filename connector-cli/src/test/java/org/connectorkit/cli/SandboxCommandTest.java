package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCommandTest {

    @TempDir
    Path home;

    @Test
    void itsFirstLinesLeadAnAwsClientThereAndAnInterruptionEndsIt()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        CommandRunner runner = CommandRunner.inEmpty(home);
        CompletableFuture<CommandRunner.Outcome> running = CompletableFuture.supplyAsync(
                () -> runner.run("sandbox", "--verified", "example.org", "ann@example.net"));
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!runner.interruption().interrupt() && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
        }

        CommandRunner.Outcome outcome = running.get(30, TimeUnit.SECONDS);

        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.out().lines())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).matches("export AWS_ENDPOINT_URL=http://127\\.0\\.0\\.1:[0-9]+"),
                        line -> assertThat(line).matches("export AWS_ACCESS_KEY_ID=AKIA[A-Z0-9]{16}"),
                        line -> assertThat(line).matches("export AWS_SECRET_ACCESS_KEY=[A-Za-z0-9/+]{40}"),
                        line -> assertThat(line).isEqualTo("export AWS_REGION=us-east-1"));
        assertThat(outcome.err()).contains("verified: example.org, ann@example.net");
    }

    @Test
    void aPortThatIsTakenIsToldWithTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRunner.Outcome outcome =
                    CommandRunner.inEmpty(home).run("sandbox", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains(String.valueOf(taken.getLocalPort()), "Choose another --port");
        }
    }
}
