package org.connectorkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example's packaged plugin keeps every rule that the command checks, and the page shows what it prints. */
class ExamplePluginTest {

    @Test
    void theCommandVerifiesTheExample() throws IOException, InterruptedException {
        Path root = Path.of("..").toRealPath();
        Path distribution = root.resolve("connector-cli/target/connectors");
        Process verify = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dconnectors.home=" + distribution,
                        "-jar",
                        distribution.resolve("lib/connectors.jar").toString(),
                        "verify",
                        "examples/webhook-connector/target/plugin")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(verify.waitFor()).as(output).isZero();
        assertThat(Path.of("command-line.md")).content(StandardCharsets.UTF_8).contains("```\n" + output + "```");
    }
}
