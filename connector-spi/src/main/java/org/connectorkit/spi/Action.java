package org.connectorkit.spi;

import java.util.List;

/**
 * One operation of a connector.
 *
 * <p>Implemented by connector authors, stateless and safe for concurrent calls. An action that can show what it would do
 * implements {@link PreviewableAction}.
 */
public interface Action {

    /** Returns the action's name, its results, and whether it may be repeated. */
    ActionInfo info();

    /** Returns what a person fills in, the connection among it. */
    InputSchema inputs();

    /**
     * Checks what the schema cannot say, such as the size of all files together. Pure: no call to the service. Files may
     * be asked for their size, not read.
     *
     * <p>The host calls it with every input that bound; one that did not bind is absent here and already reported. A
     * connection input is always absent here.
     *
     * @return every problem found, so that a person can mend all of them at once; empty if there is none
     */
    default List<InputProblem> validate(Inputs inputs) {
        return List.of();
    }

    /**
     * Runs the action and waits for its end. The host calls it on a thread of its own, with the context loader set to the
     * plugin's, after {@link #validate} found no problem.
     *
     * <p>The host interrupts the thread when the deadline passes or the caller cancels; return or throw soon after.
     *
     * @throws ConnectorException for every failure that a person can understand, with the kind that says whether it may be
     *     retried
     * @throws Exception anything else counts as {@link ErrorKind#INTERNAL} if the action is
     *     {@linkplain ActionInfo#repeatable() repeatable}, and as {@link ErrorKind#UNKNOWN_OUTCOME} if it is not
     */
    ActionResult perform(ActionContext context) throws Exception;
}
