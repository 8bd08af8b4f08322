package org.connectorkit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.connectorkit.cli.input.InputDocument;
import org.connectorkit.cli.store.SavedConnections;
import org.connectorkit.cli.terminal.Prompt;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "add",
        description = {
            "Saves a connection under a name.",
            "A secret is asked for, read from standard input, or given as a reference: "
                    + "--set 'KEY=$${env:NAME}' or --set 'KEY=$${file:PATH}'.",
        },
        mixinStandardHelpOptions = true)
final class ConnectionAddCommand implements Callable<Integer> {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[a-z][a-z0-9-]*:[^}]+}");

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "Letters, digits, - and _, at most 64.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "CONNECTOR", description = "A connector's key, such as aws-ses.")
    private String connectorKey = "";

    @Parameters(index = "2", paramLabel = "TYPE", description = "The key of one of its connection types.")
    private String type = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set an input. May be repeated.")
    private List<String> set = List.of();

    @Option(
            names = "--secret-stdin",
            description = "Read the secrets that are not set from standard input, one per line in their order.")
    private boolean secretStdin;

    @Option(names = "--replace", description = "Replace a connection of this name.")
    private boolean replace;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    ConnectionAddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SavedOrFile connections = new SavedOrFile(terminal.environment());
        requireFreeName(connections.saved());
        Map<String, String> typed = new LinkedHashMap<>();
        ConnectorHost.Builder builder = connections.resolvers(plugins.builder(terminal));
        builder.secretResolver(SavedConnections.SCHEME, reference -> typed.entrySet().stream()
                .filter(secret ->
                        SavedConnections.secretName(name, secret.getKey()).equals(reference))
                .map(Map.Entry::getValue)
                .findFirst());
        try (ConnectorHost host = plugins.open(terminal, builder)) {
            ConnectorDescriptor connector = Lookup.connector(host, connectorKey, plugins.searched(terminal));
            InputSchema schema = Lookup.connection(connector, type).inputs();
            InputDocument document = new InputDocument(schema, JsonNodeFactory.instance.objectNode());
            List<InputProblem> problems = new ArrayList<>();
            document.set("--set", withoutClearSecrets(schema, problems));
            problems.addAll(document.problems());
            if (problems.isEmpty()) {
                typed.putAll(readSecrets(schema, document, problems));
                typed.keySet().forEach(key -> document.put(key, SavedConnections.reference(name, key)));
            }
            ConnectionDefinition definition = ConnectionDefinition.of(connectorKey, type, document.inputs());
            List<String> told = problems.stream().map(InputProblem::path).toList();
            host.validate(definition).stream()
                    .filter(problem -> !told.contains(problem.path()))
                    .forEach(problems::add);
            if (!problems.isEmpty()) {
                throw ConnectorException.invalidInput(problems);
            }
            connections.saved().save(name, definition, typed);
        }
        terminal.message("Saved connection '" + name + "'. Try it with: connectors connection test " + name);
        return ExitCode.OK;
    }

    private void requireFreeName(SavedConnections saved) {
        if (!SavedConnections.isName(name)) {
            throw Usage.wrong(
                    "'" + name + "' is no name of a connection.",
                    "Use letters, digits, - and _, at most 64, starting with a letter or digit.");
        }
        if (!replace && saved.names().contains(name)) {
            throw Usage.wrong(
                    "There is a connection '" + name + "' already.", "Choose another name, or add --replace.");
        }
    }

    private static List<Input<?>> secrets(InputSchema schema) {
        return schema.inputs().stream()
                .<Input<?>>map(input -> input)
                .filter(input -> input.type() instanceof InputType.Secret)
                .toList();
    }

    /** Drops and reports secrets in clear: a command line shows in the process list and stays in the shell's history. */
    private List<String> withoutClearSecrets(InputSchema schema, List<InputProblem> problems) {
        List<String> kept = new ArrayList<>(set);
        for (Input<?> secret : secrets(schema)) {
            String prefix = secret.key() + "=";
            boolean clear = kept.removeIf(argument -> argument.startsWith(prefix)
                    && !REFERENCE.matcher(argument.substring(prefix.length())).matches());
            if (clear) {
                problems.add(InputProblem.of(
                        secret,
                        "is a secret, and other users and the shell's history see a command line. Leave it out to be"
                                + " asked, add --secret-stdin, or give a reference such as --set '" + secret.key()
                                + "=${env:NAME}'. Replace the secret that was just shown."));
            }
        }
        return kept;
    }

    private Map<String, String> readSecrets(InputSchema schema, InputDocument document, List<InputProblem> problems)
            throws IOException {
        Map<String, String> typed = new LinkedHashMap<>();
        Iterator<String> lines = secretStdin
                ? new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .iterator()
                : List.<String>of().iterator();
        Optional<Prompt> prompt = terminal.environment().prompt();
        for (Input<?> secret : secrets(schema)) {
            if (document.inputs().has(secret.key())) {
                continue;
            }
            String value = "";
            if (secretStdin) {
                value = lines.hasNext() ? lines.next() : "";
            } else if (prompt.isPresent()) {
                value = ask(prompt.get(), secret);
            } else if (secret.required()) {
                problems.add(InputProblem.of(
                        secret,
                        "is required, and there is no terminal to ask at. Add --secret-stdin, or give a reference such"
                                + " as --set '" + secret.key() + "=${env:NAME}'."));
            }
            if (!value.isBlank()) {
                typed.put(secret.key(), value);
            }
        }
        return typed;
    }

    private static String ask(Prompt prompt, Input<?> secret) {
        char[] typed = prompt.readHidden(secret.label() + (secret.required() ? "" : " (Enter for none)") + ": ");
        if (typed == null) {
            return "";
        }
        String value = new String(typed);
        Arrays.fill(typed, ' ');
        return value;
    }
}
