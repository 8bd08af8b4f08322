package org.connectorkit.cli;

import java.util.List;
import java.util.regex.Pattern;
import org.connectorkit.cli.sandbox.Sandbox;
import picocli.CommandLine.Option;

/** How a command starts a sandbox of its own. */
final class SandboxOptions {

    private static final Pattern ADDRESS_OR_DOMAIN =
            Pattern.compile("(?:[^\\s@]+@)?[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    @Option(
            names = "--verified",
            paramLabel = "ADDRESS_OR_DOMAIN",
            arity = "1..*",
            description = "Identities that may send; example.com if left out.")
    private List<String> verified = List.of(Sandbox.VERIFIED);

    List<String> verified() {
        return verified;
    }

    /** What people should know who are refused. */
    String note() {
        return "The sandbox lets " + String.join(", ", verified)
                + " send and nobody else; start it with --verified for others.";
    }

    /** Starts one; {@code port} is 0 for a free one. */
    Sandbox start(int port) {
        for (String identity : verified) {
            if (!ADDRESS_OR_DOMAIN.matcher(identity).matches()) {
                throw Usage.wrong(
                        "--verified '" + identity + "' is neither an address nor a domain.",
                        "Write it as in ann@example.com or example.com.");
            }
        }
        try {
            return Sandbox.start(port, verified);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Usage.wrong("The sandbox can't start: " + e.getMessage() + ".", "Choose another --port.");
        }
    }
}
