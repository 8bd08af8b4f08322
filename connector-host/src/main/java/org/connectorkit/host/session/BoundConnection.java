package org.connectorkit.host.session;

import org.connectorkit.host.masking.Masker;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Inputs;

/**
 * A connection whose inputs are all right.
 *
 * @param key what makes it the same as another
 * @param connection its type
 * @param inputs its bound inputs
 * @param masker masks its secrets
 */
public record BoundConnection(SessionKey key, Connection<?> connection, Inputs inputs, Masker masker) {

    /** Names the type, not the inputs. */
    @Override
    public String toString() {
        return key.toString();
    }
}
