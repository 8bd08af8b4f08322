package org.connectorkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed reference pages are what the connectors in the distribution say of themselves. */
class ReferencePagesTest {

    @Test
    void everyConnectorsPageIsFresh() throws IOException, InterruptedException {
        Path root = Path.of("..").toRealPath();
        Path distribution = root.resolve("connector-cli/target/connectors");
        Process check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dconnectors.home=" + distribution,
                        "-jar",
                        distribution.resolve("lib/connectors.jar").toString(),
                        "docs",
                        "--check")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(output).isZero();
        assertThat(output).contains("docs/connectors/aws-ses.md");
    }
}
