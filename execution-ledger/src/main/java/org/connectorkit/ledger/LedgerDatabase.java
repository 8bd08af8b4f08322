package org.connectorkit.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The ledger's connections and schema.
 *
 * <p>Every statement runs on a thread of the ledger's own: H2 closes its file when the thread that writes to it is
 * interrupted, and interruption is how an action is cancelled.
 */
final class LedgerDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    /** The least that the pool takes. */
    private static final long SHORTEST_CONNECT_TIMEOUT_MILLIS = 250;

    private static final long LONGEST_CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final String SOCKET_TIMEOUT_SECONDS = "30";

    /** Work on one connection in auto-commit mode. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The databases that the statements are written for. */
    enum Product {
        /** By default a commit reaches the file half a second late; a worker killed in between would forget its claim. */
        H2("jdbc:h2:", "org.h2.Driver", "SET WRITE_DELAY 0"),
        POSTGRESQL("jdbc:postgresql:", "org.postgresql.Driver", "SET synchronous_commit TO on");

        private final String prefix;
        private final String driver;
        private final String makeCommitsDurable;

        Product(String prefix, String driver, String makeCommitsDurable) {
            this.prefix = prefix;
            this.driver = driver;
            this.makeCommitsDurable = makeCommitsDurable;
        }

        static Product of(String url) {
            return Stream.of(values())
                    .filter(product -> url.startsWith(product.prefix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the ledger's JDBC URL '" + url
                            + "' names no database that the ledger knows; use jdbc:postgresql://host/database or"
                            + " jdbc:h2:file:/path"));
        }
    }

    private final HikariDataSource connections;
    private final ExecutorService threads;

    private LedgerDatabase(HikariDataSource connections) {
        this.connections = connections;
        this.threads = Executors.newFixedThreadPool(CONNECTIONS, work -> {
            Thread thread = new Thread(work, "execution-ledger");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Connects, and brings the schema up to date. */
    static LedgerDatabase open(LedgerSettings settings) {
        Product product = Product.of(settings.url());
        settings.file().ifPresent(LedgerDatabase::makeFolder);
        HikariConfig config = new HikariConfig();
        config.setPoolName("execution-ledger");
        config.setJdbcUrl(settings.url());
        // By name: the JDK finds by itself only the drivers of the application's own class loader
        config.setDriverClassName(product.driver);
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(Math.max(
                SHORTEST_CONNECT_TIMEOUT_MILLIS,
                Math.min(LONGEST_CONNECT_TIMEOUT_MILLIS, settings.lease().toMillis() / 3)));
        config.setConnectionInitSql(product.makeCommitsDurable);
        if (product == Product.POSTGRESQL) {
            config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        }
        HikariDataSource connections = new HikariDataSource(config);
        try {
            Flyway.configure(LedgerDatabase.class.getClassLoader())
                    .dataSource(connections)
                    .locations("classpath:org/connectorkit/ledger/schema")
                    .table("connector_ledger_schema")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            connections.close();
            throw e;
        }
        return new LedgerDatabase(connections);
    }

    private static void makeFolder(Path file) {
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw new IllegalStateException(folder + " is a file, not a folder");
        }
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the ledger's folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Does the work and waits for it, whether or not the calling thread is interrupted. */
    <T> T call(Work<T> work) throws SQLException {
        Future<T> pending;
        try {
            pending = threads.submit(() -> {
                try (Connection connection = connections.getConnection()) {
                    return work.on(connection);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new SQLException("the ledger is closed", e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return pending.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        connections.close();
    }
}
