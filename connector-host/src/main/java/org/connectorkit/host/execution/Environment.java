package org.connectorkit.host.execution;

import java.time.Duration;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.binding.FilePolicy;
import org.connectorkit.host.binding.References;
import org.connectorkit.host.threads.Waiting;

/**
 * What the embedder gave to all connectors.
 *
 * @param connections where saved connections are looked up
 * @param references resolves references in connections
 * @param filePolicy how files may be given
 * @param waiting tells the time
 * @param defaultTimeout how long a run may take that does not say
 * @param idleTime how long a session stays open unused
 */
public record Environment(
        ConnectionStore connections,
        References references,
        FilePolicy filePolicy,
        Waiting waiting,
        Duration defaultTimeout,
        Duration idleTime) {}
