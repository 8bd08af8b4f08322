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
        PackagedCommand verify = PackagedCommand.run("verify", "examples/webhook-connector/target/plugin");

        assertThat(verify.exitCode()).as(verify.output()).isZero();
        assertThat(Path.of("command-line.md"))
                .content(StandardCharsets.UTF_8)
                .contains("```\n" + verify.output() + "```");
    }
}
