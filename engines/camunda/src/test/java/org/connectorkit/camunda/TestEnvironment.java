package org.connectorkit.camunda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.ses.SesConnector;

/** What the command gives a worker: the mail connector without connections, and an end that the test chooses. */
final class TestEnvironment implements WorkerEnvironment {

    final List<String> messages = new ArrayList<>();
    private final Path folder;
    private final Runnable awaitEnd;

    TestEnvironment(Path folder, Runnable awaitEnd) {
        this.folder = folder;
        this.awaitEnd = awaitEnd;
    }

    @Override
    public ConnectorHost openHost() {
        return ConnectorHost.builder().addConnector(new SesConnector()).build();
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.empty();
    }

    @Override
    public Path stateFolder() {
        return folder;
    }

    @Override
    public Path currentFolder() {
        return folder;
    }

    @Override
    public void print(String line) {
        throw new AssertionError("a worker prints no data, but '" + line + "'");
    }

    @Override
    public void message(String line) {
        messages.add(line);
    }

    @Override
    public void awaitEnd() {
        awaitEnd.run();
    }
}
