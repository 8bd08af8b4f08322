package org.connectorkit.cli.store;

import org.connectorkit.host.ConnectionDefinition;

/**
 * A connection under its name.
 *
 * @param definition holds references, never a saved secret
 */
public record SavedConnection(String name, ConnectionDefinition definition) {}
