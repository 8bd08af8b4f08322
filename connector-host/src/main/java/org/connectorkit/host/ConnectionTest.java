package org.connectorkit.host;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.connectorkit.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** What trying a connection gave. */
public final class ConnectionTest {

    private final @Nullable String identity;
    private final @Nullable ConnectorException failure;
    private final Duration took;

    private ConnectionTest(@Nullable String identity, @Nullable ConnectorException failure, Duration took) {
        this.identity = identity;
        this.failure = failure;
        this.took = took;
    }

    static ConnectionTest passed(String identity, Duration took) {
        return new ConnectionTest(Objects.requireNonNull(identity, "identity"), null, took);
    }

    static ConnectionTest failed(ConnectorException failure, Duration took) {
        return new ConnectionTest(null, Objects.requireNonNull(failure, "failure"), took);
    }

    /** Whether the connection works. */
    public boolean succeeded() {
        return failure == null;
    }

    /** As whom the connection acts, in one line, masked; present if it works. */
    public Optional<String> identity() {
        return Optional.ofNullable(identity);
    }

    /** What is wrong, without a cause or a secret; present if it does not work. */
    public Optional<ConnectorException> failure() {
        return Optional.ofNullable(failure);
    }

    /** How long it took, by the host's clock. */
    public Duration took() {
        return took;
    }

    @Override
    public String toString() {
        return failure == null ? "works as " + identity : "fails: " + failure.getMessage();
    }
}
