package org.connectorkit.spi;

import java.util.List;

/**
 * One way to connect to a service: which inputs it takes, and how to open a session from them.
 *
 * <p>Implemented by connector authors, stateless and safe for concurrent calls. The host owns the sessions: it opens one
 * per set of inputs, shares it among all actions that run with them, and closes it once, after idle time or at shutdown.
 *
 * @param <S> the session that actions work with; safe for concurrent use, and {@code close()} stops every thread it started
 */
public interface Connection<S extends AutoCloseable> {

    /** Returns the connection's name and the guide to setting it up. */
    ConnectionInfo info();

    /** Returns what a person fills in. A connection never takes another connection as an input. */
    InputSchema inputs();

    /**
     * Checks what the schema cannot say, such as a key's shape. Pure: no I/O, no call to the service.
     *
     * <p>The host calls it with every input that bound; one that did not bind is absent here and already reported.
     *
     * @return every problem found, so that a person can mend all of them at once; empty if there is none
     */
    default List<InputProblem> validate(Inputs inputs) {
        return List.of();
    }

    /**
     * Opens a session. Should do no I/O: credentials and connections are better made at the first call that needs them.
     *
     * @throws ConnectorException if the session cannot be opened, usually of kind {@link ErrorKind#CONNECTION}
     */
    S open(ConnectionContext context);

    /**
     * Tries the session against the service, cheaply and without a lasting effect, so that a person learns what is wrong
     * before a flow runs. May block on the network; the host interrupts it at its deadline.
     *
     * @return as whom the session acts, in one line of plain text, such as an account or user name
     * @throws ConnectorException with a {@linkplain ConnectorException#nextStep() next step}, if the session does not work
     * @throws Exception anything else counts as {@link ErrorKind#INTERNAL}
     */
    String test(S session) throws Exception;
}
