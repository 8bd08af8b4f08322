package org.connectorkit.temporal;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Tells a customer that an order was shipped. */
@WorkflowInterface
public interface OrderWorkflow {

    /** Returns the mail's id, or {@code confirmed by a person}. */
    @WorkflowMethod
    String shipped(String order, String customer);

    /** A person looked into the mailbox: was the mail there? */
    @SignalMethod
    void mailWasThere(boolean there);
}
