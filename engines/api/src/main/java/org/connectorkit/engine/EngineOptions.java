package org.connectorkit.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import picocli.CommandLine.Option;

/** Where an engine answers, as options of a picocli command. */
public final class EngineOptions {

    private final String peer;
    private final String example;

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            description = "Where the engine answers; ${DEFAULT-VALUE} if left out.")
    private String target;

    @Option(names = "--tls", description = "Connect with TLS.")
    private boolean tls;

    /**
     * Options of which none is given yet.
     *
     * @param peer what answers, for messages, such as {@code Temporal server}
     */
    public EngineOptions(String peer, String defaultTarget) {
        this.peer = Objects.requireNonNull(peer, "peer");
        this.example = Objects.requireNonNull(defaultTarget, "defaultTarget");
        this.target = defaultTarget;
    }

    /**
     * The address as {@code https://HOST:PORT}, or {@code http} without TLS. An IPv6 address stands in brackets.
     *
     * @throws ConnectorException of kind {@code INVALID_INPUT}, if the target is no host and port
     */
    public URI uri() {
        try {
            URI uri = new URI(tls ? "https" : "http", target, null, null, null).parseServerAuthority();
            if (uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= 0xFFFF && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below
        }
        throw ConnectorException.builder(
                        ErrorKind.INVALID_INPUT, "USAGE", "--target '" + target + "' is no host and port.")
                .nextStep("Write --target " + example + ".")
                .build();
    }

    /** The target as it was given. */
    public String target() {
        return target;
    }

    /** Whether to connect with TLS. */
    public boolean tls() {
        return tls;
    }

    /** The failure that nothing answers there. */
    public ConnectorException unavailable() {
        return ConnectorException.builder(
                        ErrorKind.CONNECTION,
                        "ENGINE_UNAVAILABLE",
                        "no " + peer + " answers at " + target + (tls ? " with TLS" : " without TLS"))
                .nextStep("Start one, or correct --target and --tls.")
                .build();
    }
}
