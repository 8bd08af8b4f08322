package org.connectorkit.host.session;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.connectorkit.host.threads.PluginCall;
import org.jspecify.annotations.Nullable;

/** A session that is opening or open. {@link Sessions} guards every field. */
final class Session {

    final BoundConnection connection;

    /** Completes with what the connection opened. */
    final CompletableFuture<AutoCloseable> opened = new CompletableFuture<>();

    @Nullable PluginCall<?> opening;

    int leases;
    Instant lastUsed;

    /** Whether no new lease is given. */
    boolean retired;

    /** Whether somebody has taken it upon them to close it. */
    boolean closed;

    Session(BoundConnection connection, Instant now) {
        this.connection = connection;
        this.lastUsed = now;
    }

    boolean isOpen() {
        return opened.isDone() && !opened.isCompletedExceptionally();
    }
}
