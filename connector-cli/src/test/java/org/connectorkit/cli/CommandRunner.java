package org.connectorkit.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.connectorkit.cli.terminal.Environment;
import org.connectorkit.cli.terminal.Prompt;
import org.connectorkit.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Runs the command in this process, in a home of its own with the tests' plugin. */
final class CommandRunner {

    /** What a command left behind. */
    record Outcome(int code, String out, String err) {}

    private final Path home;
    private final Map<String, String> variables = new TreeMap<>();
    private final Interruption interruption = new Interruption();
    private volatile ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String stdin = "";
    private boolean atTerminal;
    private @Nullable Prompt prompt;

    private CommandRunner(Path home) {
        this.home = home;
    }

    /** A home with the weather plugin. */
    static CommandRunner in(Path home) throws IOException {
        PluginFolder.writeWeather(home.resolve("distribution/plugins"));
        return inEmpty(home);
    }

    /** A home without a plugin. */
    static CommandRunner inEmpty(Path home) throws IOException {
        Files.createDirectories(home.resolve("distribution/plugins"));
        return new CommandRunner(home);
    }

    CommandRunner variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    CommandRunner stdin(String text) {
        stdin = text;
        return this;
    }

    CommandRunner atTerminal() {
        atTerminal = true;
        return this;
    }

    CommandRunner prompt(Prompt prompt) {
        this.prompt = prompt;
        return this;
    }

    Path home() {
        return home;
    }

    Path plugins() {
        return home.resolve("distribution/plugins");
    }

    Interruption interruption() {
        return interruption;
    }

    /** Writes a file into the current folder of the command and returns its name. */
    String file(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.writeString(file, content);
        return file.toString();
    }

    /** What the command that runs, or ran last, has put on standard output so far. */
    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    Outcome run(String... arguments) {
        out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                Map.copyOf(variables),
                home.resolve("distribution"),
                home,
                home,
                atTerminal,
                atTerminal,
                100,
                Optional.ofNullable(prompt));
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment);
        int code = new Cli(terminal, interruption).run(List.of(arguments));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
