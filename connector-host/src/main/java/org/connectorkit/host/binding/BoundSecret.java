package org.connectorkit.host.binding;

import java.util.Objects;
import org.connectorkit.spi.Secret;

/** A secret in memory. Equal to itself alone, so that a comparison tells nothing. */
final class BoundSecret implements Secret {

    private final String value;

    BoundSecret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    @Override
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
