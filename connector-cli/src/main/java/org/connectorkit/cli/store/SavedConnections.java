package org.connectorkit.cli.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The user's saved connections, one file each. Secrets in them are references; those that the user typed lie in a store beside. */
public final class SavedConnections {

    /** The scheme of references to secrets that the user typed. */
    public static final String SCHEME = "saved";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final SecretStore secrets;

    /** The connections in a user's folders, which need not exist. */
    public SavedConnections(UserFolders folders) {
        this.folder = folders.config().resolve("connections");
        this.secrets = new SecretStore(folders);
    }

    /** Whether a text can be a connection's name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The reference that stands for a connection's secret. */
    public static String reference(String name, String inputKey) {
        return "${" + SCHEME + ":" + secretName(name, inputKey) + "}";
    }

    /** What a reference of scheme {@link #SCHEME} names, of one connection's input. */
    public static String secretName(String name, String inputKey) {
        return name + "." + inputKey;
    }

    /** The names, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(SavedConnections::isName)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The connection of a name.
     *
     * @throws ConnectorException if its file is no saved connection, or others may read it
     */
    public Optional<SavedConnection> find(String name) {
        if (!isName(name) || !Files.isRegularFile(file(name))) {
            return Optional.empty();
        }
        try {
            if (Json.read(PrivateFiles.read(file(name))) instanceof ObjectNode json
                    && json.remove("connector") instanceof StringNode connector) {
                return Optional.of(
                        new SavedConnection(name, ConnectionDefinition.fromJson(connector.stringValue(), json)));
            }
            throw damaged(name, "it names no connector");
        } catch (JacksonException e) {
            throw damaged(name, "it has a JSON error at " + Json.place(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Saves a connection, in place of one of the same name.
     *
     * @param definition holds a {@link #reference} for each secret
     * @param typed the secrets, by the keys of their inputs
     */
    public void save(String name, ConnectionDefinition definition, Map<String, String> typed) throws IOException {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name of a connection");
        }
        secrets.removeAll(name + ".");
        for (Map.Entry<String, String> secret : typed.entrySet()) {
            secrets.save(secretName(name, secret.getKey()), secret.getValue());
        }
        ObjectNode json = definition.toJson();
        ObjectNode saved = json.objectNode().put("connector", definition.connectorKey());
        saved.setAll(json);
        PrivateFiles.write(file(name), Json.pretty(saved) + "\n");
    }

    /** Removes a connection and its secrets. Returns whether there was one. */
    public boolean remove(String name) throws IOException {
        if (!isName(name) || !Files.deleteIfExists(file(name))) {
            return false;
        }
        secrets.removeAll(name + ".");
        return true;
    }

    /** The secret that a reference of scheme {@link #SCHEME} names. */
    public Optional<String> secret(String reference) {
        int dot = reference.indexOf('.');
        return dot > 0 && isName(reference.substring(0, dot)) && isName(reference.substring(dot + 1))
                ? secrets.find(reference)
                : Optional.empty();
    }

    /** Where a connection of that name lies. */
    public Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private ConnectorException damaged(String name, String how) {
        return ConnectorException.builder(
                        ErrorKind.CONNECTION,
                        "SAVED_CONNECTION_DAMAGED",
                        "The saved connection " + file(name) + " can't be read: " + how + ".")
                .nextStep("Remove it with: connectors connection remove " + name)
                .build();
    }
}
