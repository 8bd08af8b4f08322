package org.connectorkit.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.connectorkit.engine.Engine;
import org.connectorkit.engine.Templates;
import org.connectorkit.engine.WorkerEnvironment;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An engine whose worker runs one step, whose action and inputs stand on its command line, and ends; its templates are bare ids. */
public final class StepEngine implements Engine {

    @Override
    public String key() {
        return "step";
    }

    @Override
    public Optional<Callable<Integer>> worker(WorkerEnvironment environment) {
        return Optional.of(new StepCommand(environment));
    }

    @Override
    public Map<String, Templates> templates() {
        return Map.of(key(), connector -> connector.actions().stream()
                .map(action -> JsonMapper.shared().createObjectNode().put("id", connector.key() + "." + action.key()))
                .toList());
    }

    @Command(name = "step")
    private static final class StepCommand implements Callable<Integer> {

        private final WorkerEnvironment environment;

        @Parameters(index = "0")
        private String action = "";

        @Parameters(index = "1")
        private String inputs = "";

        private StepCommand(WorkerEnvironment environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() {
            try (ConnectorHost host = environment.openHost()) {
                environment.print(host.invoke(Invocation.builder("weather", action)
                                .inputs((ObjectNode) JsonMapper.shared().readTree(inputs))
                                .build())
                        .toString());
            }
            return 0;
        }
    }
}
