package org.connectorkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.connectorkit.cli.store.SavedConnection;
import org.connectorkit.cli.store.SavedConnections;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Environment;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.SecretResolver;
import org.connectorkit.spi.ConnectorException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Connections as the command line names them: a saved one by its name, any other by its JSON file. */
final class SavedOrFile {

    private final Environment environment;
    private final SavedConnections saved;

    SavedOrFile(Environment environment) {
        this.environment = environment;
        this.saved = new SavedConnections(UserFolders.of(environment));
    }

    /** Lets a host resolve the references that the user's connections may hold. */
    ConnectorHost.Builder resolvers(ConnectorHost.Builder builder) {
        return builder.secretResolver("env", name -> environment.variable(name))
                .secretResolver("file", SecretResolver.files())
                .secretResolver(SavedConnections.SCHEME, saved::secret);
    }

    SavedConnections saved() {
        return saved;
    }

    /**
     * The store that a host asks: it knows the names that the command line gave, and the saved ones.
     *
     * @param connectorKey of which connector a file's connection is
     */
    ConnectionStore store(String connectorKey) {
        return name -> isFile(name)
                ? Optional.of(read(connectorKey, name))
                : saved.find(name).map(SavedConnection::definition);
    }

    /**
     * Checks that a text names a connection.
     *
     * @throws ConnectorException of kind {@code INVALID_INPUT} if it does not
     */
    void require(String connectorKey, String nameOrFile) {
        if (isFile(nameOrFile)) {
            read(connectorKey, nameOrFile);
            return;
        }
        SavedConnection connection = saved.find(nameOrFile)
                .orElseThrow(() -> Usage.unknown(
                        "saved connection",
                        nameOrFile,
                        saved.names(),
                        "Save one with: connectors connection add " + nameOrFile + " " + connectorKey
                                + " TYPE, or give a file's path."));
        if (!connection.definition().connectorKey().equals(connectorKey)) {
            throw Usage.wrong(
                    "Connection '" + nameOrFile + "' is of connector "
                            + connection.definition().connectorKey() + ", not of " + connectorKey + ".",
                    "See: connectors connection list");
        }
    }

    /** Whether a text is a file's path, and no name. */
    static boolean isFile(String nameOrFile) {
        return !SavedConnections.isName(nameOrFile);
    }

    /** Reads a connection file. No message quotes from it: it may hold a secret. */
    ConnectionDefinition read(String connectorKey, String path) {
        Path file = environment.currentFolder().resolve(path);
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw Usage.wrong(
                    "The connection file " + path + (Files.exists(file) ? " can't be read." : " does not exist."),
                    "Write one as {\"type\": …, \"inputs\": {…}}; connectors schema " + connectorKey
                            + " TYPE tells its inputs.");
        }
        return ConnectionDefinition.fromJson(connectorKey, parse(path, text));
    }

    private static ObjectNode parse(String path, String text) {
        try {
            if (Json.read(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Usage.wrong(
                    "The connection file " + path + " is no JSON: error at " + Json.place(e) + ".",
                    "Correct it there.");
        }
        throw Usage.wrong(
                "The connection file " + path + " holds no JSON object.", "Write {\"type\": …, \"inputs\": {…}}.");
    }
}
