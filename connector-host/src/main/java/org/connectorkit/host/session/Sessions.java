package org.connectorkit.host.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import org.connectorkit.host.masking.MaskedLogger;
import org.connectorkit.host.threads.GivenUpException;
import org.connectorkit.host.threads.PluginCall;
import org.connectorkit.host.threads.PluginThreads;
import org.connectorkit.host.threads.Waiting;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.Inputs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions of one connector. Safe for concurrent use; nothing of the plugin runs under its lock. */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** Threads that close at a time: thousands of sessions may be idle at once. */
    private static final int MAX_CLOSERS = 32;

    private final String connectorKey;
    private final Inputs settings;
    private final PluginThreads threads;
    private final Waiting waiting;
    private final Duration idleTime;
    private final Object lock = new Object();
    private final Map<SessionKey, Session> sessions = new HashMap<>();
    private final Queue<Session> closing = new ArrayDeque<>();
    private int closers;
    private boolean ended;

    /** Makes sessions of a connector with the operator's settings. */
    public Sessions(String connectorKey, Inputs settings, PluginThreads threads, Waiting waiting, Duration idleTime) {
        this.connectorKey = connectorKey;
        this.settings = settings;
        this.threads = threads;
        this.waiting = waiting;
        this.idleTime = idleTime;
    }

    /** The connection of a session that is open, so that its inputs need not be checked again. */
    public Optional<BoundConnection> known(SessionKey key) {
        synchronized (lock) {
            return Optional.ofNullable(sessions.get(key)).map(session -> session.connection);
        }
    }

    /**
     * Opens the connection's session, or shares the one that is open or opening.
     *
     * @throws ExecutionException with what the connection threw as it opened; the next caller tries again
     * @throws GivenUpException if the deadline passed or the caller was interrupted; never started
     */
    public Lease acquire(BoundConnection connection, Deadline deadline) throws ExecutionException, GivenUpException {
        Session session;
        boolean first;
        synchronized (lock) {
            if (ended) {
                throw new IllegalStateException("the host is closed");
            }
            Session known = sessions.get(connection.key());
            first = known == null;
            session = known == null ? new Session(connection, waiting.clock().instant()) : known;
            session.leases++;
            sessions.put(connection.key(), session);
        }
        boolean usable = false;
        try {
            if (first) {
                open(session);
            }
            waiting.awaitResult(session.opened, deadline);
            usable = true;
            return new Lease(this, session);
        } finally {
            if (!usable) {
                abandon(session);
            }
        }
    }

    private void open(Session session) {
        PluginCall<AutoCloseable> opening;
        try {
            opening = threads.start(() -> session.connection.connection().open(new OpeningContext(session.connection)));
        } catch (RuntimeException | Error e) {
            notOpened(session, e);
            throw e;
        }
        synchronized (lock) {
            session.opening = opening;
        }
        opening.whenEnded((opened, thrown) -> {
            if (opened != null) {
                opened(session, opened);
            } else {
                notOpened(session, thrown == null ? new NullPointerException("open() returned null") : thrown);
            }
        });
    }

    private void opened(Session session, AutoCloseable opened) {
        boolean unwanted;
        synchronized (lock) {
            session.opened.complete(opened);
            unwanted = claimClosing(session);
        }
        if (unwanted) {
            closeNow(session);
        }
    }

    private void notOpened(Session session, Throwable thrown) {
        synchronized (lock) {
            sessions.remove(session.connection.key(), session);
        }
        session.opened.completeExceptionally(thrown);
    }

    /** A caller that did not get its session goes away; the last one takes an opening that hangs with it. */
    private void abandon(Session session) {
        PluginCall<?> hanging = null;
        synchronized (lock) {
            session.leases--;
            if (session.leases == 0 && !session.opened.isDone()) {
                session.retired = true;
                sessions.remove(session.connection.key(), session);
                hanging = session.opening;
            }
        }
        if (hanging != null) {
            hanging.interrupt();
        }
    }

    void release(Session session, boolean keep) {
        boolean close;
        synchronized (lock) {
            session.leases--;
            session.lastUsed = waiting.clock().instant();
            if (!keep && session.leases == 0) {
                session.retired = true;
                sessions.remove(session.connection.key(), session);
            }
            close = claimClosing(session);
        }
        if (close) {
            closeLater(session);
        }
    }

    private boolean claimClosing(Session session) {
        boolean close = session.retired && session.leases == 0 && session.isOpen() && !session.closed;
        session.closed |= close;
        return close;
    }

    /** Closes what nobody has used for the idle time. */
    public void closeIdle() {
        Instant now = waiting.clock().instant();
        List<Session> idle = new ArrayList<>();
        synchronized (lock) {
            for (Session session : List.copyOf(sessions.values())) {
                if (session.leases == 0
                        && session.isOpen()
                        && !session.lastUsed.plus(idleTime).isAfter(now)) {
                    retire(session, idle);
                }
            }
        }
        idle.forEach(this::closeLater);
    }

    /** Closes all that nobody uses; the others follow when they are given back. */
    public void end() {
        List<Session> unused = new ArrayList<>();
        synchronized (lock) {
            ended = true;
            for (Session session : List.copyOf(sessions.values())) {
                retire(session, unused);
            }
        }
        unused.forEach(this::closeLater);
    }

    private void retire(Session session, List<Session> closing) {
        session.retired = true;
        sessions.remove(session.connection.key(), session);
        if (claimClosing(session)) {
            closing.add(session);
        }
    }

    private void closeLater(Session session) {
        synchronized (lock) {
            closing.add(session);
            if (closers == MAX_CLOSERS) {
                return;
            }
            closers++;
        }
        boolean started = false;
        try {
            threads.execute(this::closeWaiting);
            started = true;
        } finally {
            if (!started) {
                endCloser();
            }
        }
    }

    private void closeWaiting() {
        boolean none = false;
        try {
            while (!none) {
                Session next;
                synchronized (lock) {
                    next = closing.poll();
                    none = next == null;
                    if (none) {
                        closers--;
                    }
                }
                if (next != null) {
                    closeNow(next);
                    // An interrupt was meant for the session whose close it ended
                    Thread.interrupted();
                }
            }
        } finally {
            if (!none) {
                endCloser();
            }
        }
    }

    private void endCloser() {
        synchronized (lock) {
            closers--;
        }
    }

    private void closeNow(Session session) {
        try {
            session.opened.join().close();
        } catch (Exception | LinkageError e) {
            LOG.warn(
                    "A session of {}.{} failed to close: {}",
                    connectorKey,
                    session.connection.key().type(),
                    session.connection.masker().stackTrace(e));
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class OpeningContext implements ConnectionContext {

        private final BoundConnection connection;

        OpeningContext(BoundConnection connection) {
            this.connection = connection;
        }

        @Override
        public Inputs inputs() {
            return connection.inputs();
        }

        @Override
        public Inputs settings() {
            return settings;
        }

        @Override
        public Clock clock() {
            return waiting.clock();
        }

        @Override
        public System.Logger logger() {
            return MaskedLogger.of(connectorKey, connection.masker());
        }
    }
}
