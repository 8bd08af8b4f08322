package org.connectorkit.cli;

import java.util.Collection;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/** Failures of the command line itself: nothing was tried. */
final class Usage {

    private Usage() {}

    static ConnectorException wrong(String message, String nextStep) {
        return ConnectorException.builder(ErrorKind.INVALID_INPUT, "USAGE", message)
                .nextStep(nextStep)
                .build();
    }

    /** Names what is not there, and what was probably meant. */
    static ConnectorException unknown(String what, String name, Collection<String> known, String whereListed) {
        String suggestion = Nearest.to(name, known)
                .map(nearest -> " Did you mean '" + nearest + "'?")
                .orElse("");
        String all = known.isEmpty() ? "" : " Known: " + String.join(", ", known) + ".";
        return wrong("There is no " + what + " '" + name + "'." + suggestion + all, whereListed);
    }
}
