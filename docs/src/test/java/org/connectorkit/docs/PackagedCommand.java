package org.connectorkit.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the packaged command from the project's root; the output holds its errors too. */
record PackagedCommand(int exitCode, String output) {

    static PackagedCommand run(String... arguments) throws IOException, InterruptedException {
        Path root = Path.of("..").toRealPath();
        Path distribution = root.resolve("connector-cli/target/connectors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dconnectors.home=" + distribution,
                "-jar",
                distribution.resolve("lib/connectors.jar").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new PackagedCommand(process.waitFor(), output);
    }
}
