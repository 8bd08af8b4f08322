package org.connectorkit.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Where the ledger is kept, and for how long a worker's claim holds without a sign of life. */
public final class LedgerSettings {

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);
    private static final String FILE = "jdbc:h2:file:";

    private final String url;
    private final String user;
    private final String password;
    private final Duration lease;

    private LedgerSettings(Builder builder) {
        this.url = builder.url;
        this.user = builder.user;
        this.password = builder.password;
        this.lease = builder.lease;
    }

    /**
     * A ledger in a file, for one worker process at a time. It survives the death of the process, and that of the machine
     * as far as its file system does.
     *
     * @param file the path without the ending {@code .mv.db}; its folder is made where it is missing, for the owner alone
     * @throws IllegalArgumentException if the path holds a semicolon
     */
    public static Builder file(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        if (path.contains(";")) {
            throw new IllegalArgumentException(
                    "ledger file '" + path + "' has a semicolon, which ends a JDBC URL's path");
        }
        return new Builder(FILE + path + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0", "sa", "");
    }

    /**
     * A ledger in a database that several workers share.
     *
     * @param url a JDBC URL of PostgreSQL or H2, without a password in it: URLs are logged
     * @throws IllegalArgumentException if the URL is of another database, or has a password in it
     */
    public static Builder database(String url, String user, String password) {
        if (url.toLowerCase(Locale.ROOT).matches("(?s).*[?&;]password=.*|jdbc:postgresql://[^/]*@.*")) {
            throw new IllegalArgumentException(
                    "the ledger's JDBC URL holds a password; give the password apart from it");
        }
        return new Builder(url, user, password);
    }

    String url() {
        return url;
    }

    /** The file without its ending; empty if the ledger is in a database that is no file. */
    Optional<Path> file() {
        return url.startsWith(FILE)
                ? Optional.of(Path.of(url.substring(FILE.length()).replaceFirst(";.*", ""))
                        .toAbsolutePath())
                : Optional.empty();
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    Duration lease() {
        return lease;
    }

    @Override
    public String toString() {
        return url;
    }

    /** Collects the settings; a setter replaces what was set before. */
    public static final class Builder {

        private final String url;
        private final String user;
        private final String password;
        private Duration lease = Duration.ofSeconds(30);

        private Builder(String url, String user, String password) {
            LedgerDatabase.Product.of(url);
            this.url = url;
            this.user = Objects.requireNonNull(user, "user");
            this.password = Objects.requireNonNull(password, "password");
        }

        /**
         * For how long a claim holds after its worker's last sign of life; 30 seconds unless set. A worker renews its
         * claims three times as often. After a worker's death its steps wait this long before they end.
         *
         * @throws IllegalArgumentException if it is under 100 milliseconds
         */
        public Builder lease(Duration lease) {
            if (lease.compareTo(SHORTEST_LEASE) < 0) {
                throw new IllegalArgumentException(
                        "lease " + lease + " is too short to renew; give " + SHORTEST_LEASE + " or more");
            }
            this.lease = lease;
            return this;
        }

        /** Ends the settings. */
        public LedgerSettings build() {
            return new LedgerSettings(this);
        }
    }
}
