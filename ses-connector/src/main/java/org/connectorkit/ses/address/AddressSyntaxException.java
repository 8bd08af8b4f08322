package org.connectorkit.ses.address;

import java.util.Objects;

/** Ends the parsing of one address; the list goes on with the next. Without a stack trace: it is data. */
final class AddressSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    AddressSyntaxException(String problem) {
        super(problem, null, false, false);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    String problem() {
        return problem;
    }
}
