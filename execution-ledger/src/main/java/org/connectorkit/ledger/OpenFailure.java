package org.connectorkit.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/** Why a ledger cannot be opened, in the words in which it was given: a file, or a database's URL. */
final class OpenFailure {

    /** DATABASE_ALREADY_OPEN_1 of H2, which is there at run time alone. */
    private static final int IN_USE = 90_020;

    private OpenFailure() {}

    static ConnectorException of(LedgerSettings settings, RuntimeException failure) {
        Optional<Path> file = settings.file();
        if (file.isEmpty()) {
            return unavailable(
                    "the ledger " + settings.url() + " cannot be opened: " + reason(failure),
                    "Check that the database runs and its user may create a table.",
                    failure);
        }
        Path data = Path.of(file.get() + ".mv.db");
        if (isLocked(failure)) {
            return unavailable(
                    "the ledger in the folder " + data.getParent() + " is in use by another process: its file " + data
                            + " is locked",
                    "End the other worker, or give both a PostgreSQL database: a ledger file serves one worker process"
                            + " at a time.",
                    failure);
        }
        return unavailable(
                "the ledger " + file.get() + " cannot be opened: " + reason(failure),
                "Check that this user may write to its folder, and that " + data.getFileName()
                        + ", if it is there, is a ledger.",
                failure);
    }

    private static ConnectorException unavailable(String message, String nextStep, RuntimeException cause) {
        return ConnectorException.builder(ErrorKind.CONNECTION, "LEDGER_UNAVAILABLE", message)
                .nextStep(nextStep)
                .cause(cause)
                .build();
    }

    private static boolean isLocked(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == IN_USE);
    }

    /** What the deepest cause that says anything says. */
    private static String reason(Throwable failure) {
        return causes(failure).stream()
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .orElse(failure.toString());
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    }
}
