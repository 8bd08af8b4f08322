package org.connectorkit.engine.ledger;

import java.nio.file.Path;
import java.time.Duration;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a worker's ledger is kept, as options of a picocli command. */
public final class LedgerOptions {

    private static final String PASSWORD = "LEDGER_PASSWORD";
    private static final String FILE = "ledger";

    @Option(
            names = "--ledger",
            paramLabel = "FILE|JDBC_URL",
            description = {
                "What remembers which steps were done: a file for one worker, a PostgreSQL database for several.",
                "The database's password comes from the environment variable " + PASSWORD + ".",
            })
    private @Nullable String ledger;

    @Option(names = "--ledger-user", paramLabel = "USER", description = "The database's user.")
    private String user = "";

    @Option(
            names = "--lease",
            paramLabel = "SECONDS",
            description = "How long a killed worker's steps wait before they end; 30 if left out.")
    private int lease = 30;

    /** Options of which none is given yet. */
    public LedgerOptions() {}

    /**
     * What the options say.
     *
     * @throws ConnectorException of kind {@code INVALID_INPUT}, if one is wrong
     */
    public LedgerSettings settings(WorkerEnvironment environment) {
        if (lease < 1) {
            throw wrong("--lease is " + lease + ".", "Give 1 or more.");
        }
        try {
            return builder(environment).lease(Duration.ofSeconds(lease)).build();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), "Correct --ledger.");
        }
    }

    static ConnectorException wrong(String message, String nextStep) {
        return ConnectorException.builder(ErrorKind.INVALID_INPUT, "USAGE", message)
                .nextStep(nextStep)
                .build();
    }

    private LedgerSettings.Builder builder(WorkerEnvironment environment) {
        return ledger != null && ledger.startsWith("jdbc:")
                ? LedgerSettings.database(
                        ledger, user, environment.variable(PASSWORD).orElse(""))
                : LedgerSettings.file(file(environment));
    }

    private Path file(WorkerEnvironment environment) {
        return ledger == null
                ? environment.stateFolder().resolve(FILE)
                : environment.currentFolder().resolve(ledger);
    }

    /** The ledger's file or URL, for a person. */
    public String describe(WorkerEnvironment environment) {
        return ledger != null && ledger.startsWith("jdbc:")
                ? ledger
                : file(environment).toString();
    }
}
