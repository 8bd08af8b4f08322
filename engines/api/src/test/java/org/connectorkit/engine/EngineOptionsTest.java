package org.connectorkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class EngineOptionsTest {

    @Command(name = "engine")
    private static final class EngineCommand {
        @Mixin
        private EngineOptions engine = new EngineOptions("test engine", "127.0.0.1:7233");
    }

    private static EngineOptions parsed(String... arguments) {
        EngineCommand command = new EngineCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.engine;
    }

    @Test
    void helpNamesTheDefaultTarget() {
        assertThat(new CommandLine(new EngineCommand()).getUsageMessage())
                .contains("--target=HOST:PORT", "127.0.0.1:7233", "--tls");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:7233, http://localhost:7233",
        "[::1]:7233, http://[::1]:7233",
        "engine.internal:1, http://engine.internal:1"
    })
    void aHostAndAPortAreATarget(String target, String uri) {
        assertThat(parsed("--target", target).uri()).hasToString(uri);
    }

    @Test
    void withTlsTheAddressIsOneOfHttps() {
        assertThat(parsed("--tls").uri()).hasToString("https://127.0.0.1:7233");
        assertThat(parsed("--tls").unavailable()).hasMessage("no test engine answers at 127.0.0.1:7233 with TLS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:",
                "localhost:x",
                ":7233",
                "localhost:0",
                "localhost:65536",
                "http://localhost:7233",
                "localhost:7233/x",
                "user@localhost:7233",
                "two words:7233"
            })
    void aTargetThatIsNoHostAndPortIsRefused(String target) {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> parsed("--target", target).uri());

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure).hasMessage("--target '" + target + "' is no host and port.");
        assertThat(failure.nextStep()).contains("Write --target 127.0.0.1:7233.");
    }
}
