package org.connectorkit.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.connectorkit.engine.testing.TestCommand;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of the worker's command, as far as they need no broker. */
class CamundaCommandTest {

    @TempDir
    Path folder;

    private TestCommand command;

    @BeforeEach
    void start() {
        command = new TestCommand(CamundaCommand::new, folder, () -> {
            throw new AssertionError("a worker serves without a broker");
        });
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(command.run("--help")).isZero();

        assertThat(command.usage())
                .contains("--target", "--tls", "--cluster", "--concurrent", "--job-timeout")
                .contains("--ledger", "--ledger-user", "--lease")
                .contains("127.0.0.1:26500", "CAMUNDA_CLIENT_SECRET");
    }

    @Test
    void aTargetThatIsNoHostAndPortIsRefused() {
        assertThat(command.refused("--target", "localhost")).hasMessage("--target 'localhost' is no host and port.");
    }

    @ParameterizedTest
    @CsvSource({"--concurrent, 0", "--job-timeout, 0", "--cluster, ' '"})
    void aSettingThatLeavesAWorkerWithoutWorkIsRefused(String option, String value) {
        ConnectorException failure = command.refused(option, value);

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.nextStep().orElseThrow()).contains(option);
    }

    @Test
    void aJobTimeoutThatIsTooShortIsToldInTheUnitOfItsOption() {
        assertThat(command.refused("--job-timeout", "0"))
                .hasMessage("a job time-out of 0 seconds ends steps that run; give 1 second or more");
        assertThat(command.refused("--job-timeout", "-90"))
                .hasMessage("a job time-out of -90 seconds ends steps that run; give 1 second or more");
    }

    @Test
    void withoutAGatewayItSaysWhereItLooked() throws IOException {
        String target;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            target = "127.0.0.1:" + closed.getLocalPort();
        }
        ConnectorException failure = command.refused("--target", target);

        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        assertThat(failure).hasMessage("no Camunda 8 gateway answers at " + target + " without TLS");
        assertThat(failure.nextStep().orElseThrow()).contains("--target");
    }
}
