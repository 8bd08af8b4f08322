package org.connectorkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.connectorkit.cli.DesignerConnections.SandboxConnection;
import org.connectorkit.cli.sandbox.Sandbox;
import org.connectorkit.cli.store.SandboxAddress;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.designer.Designer;
import org.connectorkit.designer.DesignerOptions;
import org.connectorkit.designer.Target;
import org.connectorkit.host.ConnectorHost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dev",
        description = {
            "Serves the designer: a web page to set up connections, fill in actions, run them and read the mail.",
            "A sandbox of Amazon SES stands in for the service; mail goes to nobody. Runs until it is interrupted.",
        },
        mixinStandardHelpOptions = true)
final class DevCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page listens; a free port if left out.")
    private int port;

    @Mixin
    private SandboxOptions options = new SandboxOptions();

    @Option(
            names = "--real",
            description = "Reach the real services, without a sandbox or an inbox; every run asks for confirmation.")
    private boolean real;

    @Option(names = "--no-browser", description = "Print the address and open no browser.")
    private boolean noBrowser;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    DevCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws IOException {
        SavedOrFile saved = new SavedOrFile(terminal.environment());
        ConnectorHost.Builder host = saved.resolvers(plugins.builder(terminal));
        if (real) {
            DesignerConnections connections = new DesignerConnections(saved.saved(), Optional.empty());
            serve(DesignerOptions.builder(host, connections, Target.real("real AWS")));
            return ExitCode.INTERRUPTED;
        }
        SandboxAddress address = new SandboxAddress(UserFolders.of(terminal.environment()));
        try (Sandbox sandbox = options.start(0);
                SandboxAddress.Announcement known = address.announce(sandbox.endpoint());
                ConnectionFile file = ConnectionFile.write(sandbox)) {
            host.settings(Sandbox.CONNECTOR_KEY, sandbox.settings());
            SandboxConnection own = new SandboxConnection(sandbox.connection(), file.path(), sandbox.settings());
            DesignerConnections connections = new DesignerConnections(saved.saved(), Optional.of(own));
            serve(DesignerOptions.builder(host, connections, Target.sandbox("local sandbox", options.note()))
                    .sandbox(known.endpoint()));
        }
        return ExitCode.INTERRUPTED;
    }

    /** The sandbox's connection as a file of the user's own, for the commands that the page shows. */
    private record ConnectionFile(Path path) implements AutoCloseable {

        static ConnectionFile write(Sandbox sandbox) throws IOException {
            Path path = Files.createTempFile("connectors-sandbox-", ".json");
            Files.writeString(path, Json.pretty(sandbox.connection().toJson()) + "\n");
            return new ConnectionFile(path);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    private void serve(DesignerOptions.Builder options) throws IOException {
        try (Designer designer = start(options);
                BrowserPage page = new BrowserPage(terminal.environment(), designer.url())) {
            terminal.print(designer.url().toString());
            terminal.flush();
            terminal.message("The designer answers at this address, on this machine alone. End it with Ctrl-C.");
            if (!noBrowser && terminal.environment().stderrIsTerminal() && page.open()) {
                terminal.message("It opens in your browser.");
            }
            interruption.await();
        }
    }

    private Designer start(DesignerOptions.Builder options) {
        try {
            return Designer.start(options.port(port).build());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Usage.wrong("The designer can't start: " + e.getMessage() + ".", "Choose another --port.");
        }
    }
}
