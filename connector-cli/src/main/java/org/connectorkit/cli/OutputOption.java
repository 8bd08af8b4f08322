package org.connectorkit.cli;

import org.connectorkit.cli.terminal.Output;
import picocli.CommandLine.Option;

/** How a command prints its data. */
final class OutputOption {

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "text for people (the default) or json for programs.")
    private Output output = Output.TEXT;

    Output value() {
        return output;
    }

    boolean isJson() {
        return output == Output.JSON;
    }
}
