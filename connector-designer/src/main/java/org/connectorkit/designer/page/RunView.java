package org.connectorkit.designer.page;

import java.util.List;
import org.connectorkit.designer.page.Parts.Copyable;
import org.connectorkit.designer.page.Parts.Fact;
import org.connectorkit.designer.page.Parts.LogLine;

/**
 * A run and what came of it.
 *
 * @param state running, ok, unknown or error
 * @param announcement what a screen reader says when the page shows
 * @param refused whether the service refused it
 * @param inboxHref the mail that the run sent; empty if there is none here
 */
public record RunView(
        String path,
        String heading,
        String state,
        String stateLabel,
        String message,
        String nextStep,
        String announcement,
        List<Fact> facts,
        List<Copyable> copies,
        List<LogLine> log,
        String inboxHref,
        String againHref,
        boolean cancelled,
        boolean refused) {}
