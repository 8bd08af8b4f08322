package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.connectorkit.cli.CommandRunner.Outcome;
import org.connectorkit.engine.Engine;

/** The worker of {@link StepEngine}, in a home with the saved connection {@code station}. */
final class StepWorker {

    private final CommandRunner command;

    private StepWorker(CommandRunner command) {
        this.command = command;
    }

    /** Installs the engine and the weather plugin. */
    static StepWorker in(Path home) throws IOException {
        StepWorker worker = new StepWorker(CommandRunner.in(home).variable("KEY", "1234"));
        worker.install("engines/step", Engine.class, StepEngine.class);
        Outcome saved = worker.command.run(
                "connection", "add", "station", "weather", "apiKey", "--set", "user=ann", "--set", "apiKey=${env:KEY}");
        assertThat(saved.code()).as(saved.err()).isZero();
        return worker;
    }

    /** Adds a part to the distribution. */
    <S> void install(String folder, Class<S> service, Class<? extends S> provider) throws IOException {
        Path jars =
                Files.createDirectories(command.home().resolve("distribution").resolve(folder));
        PluginFolder.writeJar(jars.resolve("it.jar"), "META-INF/services/" + service.getName(), provider.getName());
    }

    /** Where plugins lie. */
    Path plugins() {
        return command.plugins();
    }

    /** Runs another command there. */
    Outcome command(String... arguments) {
        return command.run(arguments);
    }

    /** Runs an action of the weather connector in a worker with these options. */
    Outcome run(String action, String inputs, String... options) {
        return command.run(
                Stream.of(Stream.of(WorkerCommand.NAME, "step"), Stream.of(options), Stream.of(action, inputs))
                        .flatMap(arguments -> arguments)
                        .toArray(String[]::new));
    }
}
