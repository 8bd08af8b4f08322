package org.connectorkit.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.connectorkit.cli.terminal.Environment;

/** Leads the user's browser to an address by a file of the user's own: arguments of a command can be seen by all. */
final class BrowserPage implements AutoCloseable {

    private final Environment environment;
    private final Path file;

    BrowserPage(Environment environment, URI address) throws IOException {
        this.environment = environment;
        // createTempFile gives it to its owner alone
        file = Files.createTempFile("connectors-designer-", ".html");
        Files.writeString(
                file,
                "<!DOCTYPE html><title>Connectors</title><meta http-equiv=\"refresh\" content=\"0;url=" + address
                        + "\">");
    }

    /** Opens it; tells whether a browser was found. */
    boolean open() {
        for (List<String> command : openers()) {
            try {
                new ProcessBuilder(Stream.concat(
                                        command.stream(), Stream.of(file.toUri().toString()))
                                .toList())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return true;
            } catch (IOException notHere) {
                continue;
            }
        }
        return false;
    }

    /** The commands to try: what the user chose in {@code BROWSER}, else the system's own, where there is a screen. */
    private List<List<String>> openers() {
        List<List<String>> chosen = environment.variable("BROWSER").stream()
                .flatMap(text -> Stream.of(text.split(":", -1)))
                .filter(command -> !command.isBlank())
                .map(List::of)
                .toList();
        if (!chosen.isEmpty()) {
            return chosen;
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return List.of(List.of("open"));
        }
        if (system.startsWith("windows")) {
            return List.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        boolean screen = Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .anyMatch(name -> environment.variable(name).isPresent());
        return screen ? List.of(List.of("xdg-open")) : List.of();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
