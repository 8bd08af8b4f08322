package org.connectorkit.host.session;

/** The right to use a session, which is not closed before it is given back. */
public final class Lease {

    private final Sessions sessions;
    private final Session session;

    Lease(Sessions sessions, Session session) {
        this.sessions = sessions;
        this.session = session;
    }

    /** The session as the plugin opened it. */
    public AutoCloseable session() {
        return session.opened.join();
    }

    /** Gives the right back; the session stays open for others. Call it once. */
    public void release() {
        sessions.release(session, true);
    }

    /** Gives the right back, and closes the session unless others have one. Call it once. */
    public void releaseAndClose() {
        sessions.release(session, false);
    }
}
