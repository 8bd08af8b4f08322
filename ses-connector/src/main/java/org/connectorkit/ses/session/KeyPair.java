package org.connectorkit.ses.session;

import org.connectorkit.spi.Secret;

/** An access key: its id and its secret. */
public final class KeyPair {

    private final String id;
    private final Secret secret;

    private KeyPair(String id, Secret secret) {
        this.id = id;
        this.secret = secret;
    }

    /** The access key of an id. */
    public static KeyPair of(String id, Secret secret) {
        return new KeyPair(id, secret);
    }

    String id() {
        return id;
    }

    Secret secret() {
        return secret;
    }

    /** The id alone. */
    @Override
    public String toString() {
        return id;
    }
}
