package org.connectorkit.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One way to send. Safe for concurrent use. */
interface Sender extends AutoCloseable {

    int MAX_CONNECTIONS = 64;

    /** Sends one email and returns its id. */
    String send(Workload workload, @Nullable Path file) throws Exception;

    @Override
    void close();

    /** The ways to send, by name. */
    enum Kind {
        CONNECTOR,
        SDK,
        CAMEL;

        Sender open(URI endpoint, String keyId, String secret) throws Exception {
            return switch (this) {
                case CONNECTOR -> new ConnectorSender(endpoint, keyId, secret);
                case SDK -> new SdkSender(endpoint, keyId, secret);
                case CAMEL -> new CamelSender(endpoint, keyId, secret);
            };
        }
    }
}
