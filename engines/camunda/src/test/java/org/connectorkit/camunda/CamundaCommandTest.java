package org.connectorkit.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The options of the worker's command, as far as they need no broker. */
class CamundaCommandTest {

    private static final int REFUSED = 2;

    @TempDir
    Path folder;

    private final List<ConnectorException> failures = new ArrayList<>();
    private final StringWriter usage = new StringWriter();

    private int run(String... arguments) {
        TestEnvironment environment = new TestEnvironment(folder, () -> {
            throw new AssertionError("a worker serves without a broker");
        });
        return new CommandLine(new CamundaCommand(environment))
                .setOut(new PrintWriter(usage, true))
                .setErr(new PrintWriter(usage, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    assertThat(failure).isInstanceOf(ConnectorException.class);
                    failures.add((ConnectorException) failure);
                    return REFUSED;
                })
                .execute(arguments);
    }

    private ConnectorException refused(String... arguments) {
        assertThat(run(arguments)).isEqualTo(REFUSED);
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(run("--help")).isZero();

        assertThat(usage.toString())
                .contains("--target", "--tls", "--cluster", "--concurrent", "--job-timeout")
                .contains("--ledger", "--ledger-user", "--lease")
                .contains("127.0.0.1:26500", "CAMUNDA_CLIENT_SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", ":26500", "localhost:x", "http://localhost:26500", "two words:26500"})
    void aTargetThatIsNoHostAndPortIsRefused(String target) {
        ConnectorException failure = refused("--target", target);

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure).hasMessage("--target '" + target + "' is no host and port.");
        assertThat(failure.nextStep()).contains("Write --target 127.0.0.1:26500.");
    }

    @ParameterizedTest
    @CsvSource({"--concurrent, 0", "--job-timeout, 0", "--cluster, ' '", "--lease, 0"})
    void aSettingThatLeavesAWorkerWithoutWorkIsRefused(String option, String value) {
        ConnectorException failure = refused(option, value);

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.nextStep().orElseThrow()).contains(option);
    }

    @Test
    void withoutAGatewayItSaysWhereItLooked() throws IOException {
        String target;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            target = "127.0.0.1:" + closed.getLocalPort();
        }
        ConnectorException failure = refused("--target", target);

        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        assertThat(failure).hasMessage("no Camunda 8 gateway answers at " + target + " without TLS");
        assertThat(failure.nextStep().orElseThrow()).contains("--target");
    }
}
