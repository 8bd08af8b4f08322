package org.connectorkit.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.connectorkit.cli.sandbox.Sandbox;
import org.connectorkit.cli.store.SandboxAddress;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sandbox",
        description = {
            "Runs Amazon SES and AWS STS on the loopback address until it is interrupted; mail goes to nobody.",
            "Its first lines lead any AWS client there: run them in the client's shell.",
        },
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; a free port if left out.")
    private int port;

    @Mixin
    private SandboxOptions options = new SandboxOptions();

    SandboxCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws IOException {
        SandboxAddress address = new SandboxAddress(UserFolders.of(terminal.environment()));
        try (Sandbox sandbox = options.start(port);
                SandboxAddress.Announcement known = address.announce(sandbox.endpoint())) {
            sandbox.variables().forEach((name, value) -> terminal.print("export " + name + "=" + value));
            terminal.flush();
            terminal.message("The sandbox listens on " + known.endpoint() + "; verified: "
                    + String.join(", ", options.verified()) + ". See its mail with: connectors inbox list");
            terminal.message("End it with Ctrl-C.");
            interruption.await();
        }
        return ExitCode.INTERRUPTED;
    }
}
