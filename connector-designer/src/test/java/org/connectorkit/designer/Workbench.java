package org.connectorkit.designer;

import java.net.URI;
import java.util.function.UnaryOperator;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.ses.SesConnector;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A designer with the SES connector and a sandbox behind it, as the command starts it. */
final class Workbench implements AutoCloseable {

    static final String CONNECTOR = "aws-ses";
    static final String CONNECTION = "sandbox";

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final MemoryConnections connections = new MemoryConnections();
    private final Designer designer;

    private Workbench(Target target, UnaryOperator<ConnectorHost.Builder> more) {
        connections.fix(CONNECTION, sandboxConnection());
        ObjectNode settings = JsonNodeFactory.instance
                .objectNode()
                .put("endpoint", sandbox.endpoint().toString())
                .put("stsEndpoint", sandbox.endpoint().toString());
        ConnectorHost.Builder host = ConnectorHost.builder()
                .addConnector(new SesConnector())
                .settings(CONNECTOR, settings)
                .secretResolver("saved", connections::secret);
        DesignerOptions.Builder options = DesignerOptions.builder(more.apply(host), connections, target);
        designer = Designer.start(options.sandbox(sandbox.endpoint()).build());
    }

    /** With the badge of a local sandbox. */
    static Workbench start() {
        return new Workbench(
                Target.sandbox("local sandbox", "The sandbox lets example.com send and nobody else."), host -> host);
    }

    /** With the badge of the real service, though the sandbox answers. */
    static Workbench startAsReal() {
        return new Workbench(Target.real("real AWS"), host -> host);
    }

    private ConnectionDefinition sandboxConnection() {
        return ConnectionDefinition.of(
                CONNECTOR,
                "accessKey",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("accessKeyId", sandbox.accessKey().id())
                        .put("secretAccessKey", sandbox.accessKey().secret()));
    }

    SesSandbox sandbox() {
        return sandbox;
    }

    MemoryConnections connections() {
        return connections;
    }

    Designer designer() {
        return designer;
    }

    /** The address with the token. */
    URI entrance() {
        return designer.url();
    }

    /** The address of a page. */
    URI page(String path) {
        return designer.url().resolve(path);
    }

    @Override
    public void close() {
        designer.close();
        sandbox.close();
    }
}
