package org.connectorkit.engine;

import java.nio.file.Path;
import java.util.Optional;
import org.connectorkit.host.ConnectorHost;

/** What a worker is given. Implemented by the command. */
public interface WorkerEnvironment {

    /** Opens the host with the plugins, saved connections and settings that the operator named. The worker closes it. */
    ConnectorHost openHost();

    /** Reads an environment variable; absent where it is unset or empty. Secrets come this way. */
    Optional<String> variable(String name);

    /** The folder for what belongs to this machine, such as a ledger. It may not exist yet. */
    Path stateFolder();

    /** The folder that relative paths start from. */
    Path currentFolder();

    /** Prints data in one line, on standard output. */
    void print(String line);

    /** Tells a person something in one line, on standard error. */
    void message(String line);

    /** Returns when the operator ends the command. */
    void awaitEnd();
}
