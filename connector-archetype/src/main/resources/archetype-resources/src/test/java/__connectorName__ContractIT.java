package ${package};

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.connectorkit.testkit.ConnectorContract;
import org.connectorkit.testkit.ContractSubject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The packaged plugin keeps every rule of the contract. */
class ${connectorName}ContractIT extends ConnectorContract {

    private static StandInService service;

    @BeforeAll
    static void start() throws IOException {
        service = new StandInService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Override
    protected ContractSubject subject() {
        return ContractSubject.builder(Path.of(System.getProperty("plugin.folder")), service.uri())
                .addConnection(
                        "token",
                        address -> Map.of("baseUrl", address.toString(), "token", StandInService.TOKEN))
                .addAction("postMessage", Map.of("text", "Hello."))
                .page(Path.of("docs/${connectorKey}.md"))
                .build();
    }
}
