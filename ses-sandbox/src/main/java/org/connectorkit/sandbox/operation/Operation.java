package org.connectorkit.sandbox.operation;

import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.Xml;

/** Carries an action out. Safe for concurrent use. */
@FunctionalInterface
public interface Operation {

    /**
     * Carries the call out and writes the members of its result.
     *
     * @throws AwsError if it is refused
     */
    void perform(Call call, Xml result);
}
