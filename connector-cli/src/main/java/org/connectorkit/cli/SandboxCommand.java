package org.connectorkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.connectorkit.cli.sandbox.Sandbox;
import org.connectorkit.cli.terminal.Terminal;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--verified",
            paramLabel = "ADDRESS_OR_DOMAIN",
            arity = "1..*",
            description = "Identities that may send; example.com if left out.")
    private List<String> verified = List.of(Sandbox.VERIFIED);

    SandboxCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        try (Sandbox sandbox = start()) {
            sandbox.variables().forEach((name, value) -> terminal.print("export " + name + "=" + value));
            terminal.flush();
            terminal.message("The sandbox listens on " + sandbox.endpoint() + "; verified: "
                    + String.join(", ", verified) + ". End it with Ctrl-C.");
            interruption.during(SandboxCommand::waitForInterruption);
        }
        return ExitCode.INTERRUPTED;
    }

    private Sandbox start() {
        try {
            return Sandbox.start(port, verified);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Usage.wrong(
                    "The sandbox can't start: " + e.getMessage() + ".", "Choose another --port or --verified.");
        }
    }

    private static boolean waitForInterruption() {
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
